package app.vigil.exam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamProfiles;
import app.vigil.exam.ExamSettings;
import app.vigil.exam.ExamSetup;
import app.vigil.exam.ProctoringMode;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import app.vigil.lti.Role;
import app.vigil.people.People;
import app.vigil.people.UnitId;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import app.vigil.testing.PlainSettings;
import app.vigil.testing.VigilTest;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@VigilTest
@Import(OneMoodle.class)
class SettingsHistoryTest {

    private static final Instant MOMENT = Instant.parse("2026-12-01T08:00:00Z");

    /** By the name of the setting: another value, and the word of the form for it. */
    private static final Map<String, Change> CHANGES = Map.ofEntries(
            Map.entry("title", new Change("exam.field.title", "Geometry")),
            Map.entry("kind", new Change("exam.field.kind", ExamKind.FINAL)),
            Map.entry("teacherChecked", new Change("exam.field.teacher-checked", true)),
            Map.entry("mode", new Change("exam.field.mode", ProctoringMode.SYNCHRONOUS)),
            Map.entry("quizAddress", new Change("exam.field.quiz-address", URI.create(OneMoodle.ORIGIN + "/other"))),
            Map.entry("opensAt", new Change("exam.field.opens-at", MOMENT)),
            Map.entry("closesAt", new Change("exam.field.closes-at", MOMENT)),
            Map.entry("duration", new Change("exam.field.duration", Duration.ofHours(2))),
            Map.entry("unit", new Change("exam.field.unit", new UnitId(UUID.randomUUID()))),
            Map.entry("profile", new Change("exam.field.profile", "zno")),
            Map.entry(
                    "presence",
                    new Change("exam.field.presence", new Exam.PresencePolicy(null, Duration.ofMinutes(7)))),
            Map.entry("representativeConsentRequired", new Change("exam.field.representative-consent", true)),
            Map.entry("presentation", new Change("exam.field.presentation", QuizPresentation.FRAMED)),
            Map.entry("quality", new Change("exam.field.quality", QualityProfile.LIGHT)),
            Map.entry("resultsFrom", new Change("exam.field.results-from", MOMENT)));

    private record Change(String key, Object value) {}

    @Autowired
    private SettingsHistory history;

    @Autowired
    private ExamSetup setup;

    @Autowired
    private ExamProfiles profiles;

    @Autowired
    private Units units;

    @Autowired
    private People people;

    @Autowired
    private OneMoodle moodle;

    @Test
    @DisplayName("R2-024 every version says who changed what, newest first")
    void saysWhoChangedWhat() {
        PersonId olena = teacher("Olena Kovalenko");
        PersonId petro = teacher("Petro Tkach");
        ExamSettings before = settings();
        Exam exam = setup.create(
                new ExamSetup.Course(moodle.registration().id(), "course", "Mathematics", null), before, olena);
        Exam changed = setup.change(exam.id(), 1, with(before, "rules", allowingPaper(before, List.of())), petro);
        setup.change(exam.id(), 2, before, new PersonId(UUID.randomUUID()));

        assertThat(history.of(changed))
                .extracting(SettingsHistory.Line::version, SettingsHistory.Line::who, SettingsHistory.Line::changed)
                .containsExactly(
                        tuple(3, "–", List.of("rule.paper")),
                        tuple(2, "Petro Tkach", List.of("rule.paper")),
                        tuple(1, "Olena Kovalenko", List.of()));
    }

    @Test
    void namesEachSettingThatDiffersAndNoOther() {
        ExamSettings before = settings();

        assertThat(ChangedSettings.between(before, settings())).isEmpty();
        CHANGES.forEach((setting, change) -> assertThat(
                        ChangedSettings.between(before, with(before, setting, change.value())))
                .as(setting)
                .containsExactly(change.key()));
        assertThat(ChangedSettings.between(before, with(before, "rules", allowingPaper(before, List.of()))))
                .containsExactly("rule.paper");
        assertThat(CHANGES).as("all but the rules").hasSize(ExamSettings.class.getRecordComponents().length - 1);
    }

    @Test
    void keepsTheOrderOfTheForm() {
        ExamSettings before = settings();
        ExamSettings after = with(before, "rules", allowingPaper(before, List.of("No hats.")));

        assertThat(ChangedSettings.between(before, after)).containsExactly("rule.paper", "exam.field.own-rules");
    }

    private PersonId teacher(String name) {
        return people.remember(moodle.launch(Role.INSTRUCTOR).name(name).launch())
                .id();
    }

    private ExamSettings settings() {
        URI quiz = URI.create(OneMoodle.ORIGIN + "/mod/quiz/view.php?id=5");
        return PlainSettings.of(
                "Algebra", quiz, units.root(moodle.registration().id()).id(), profiles);
    }

    private static RuleMatrix allowingPaper(ExamSettings settings, List<String> ownRules) {
        Map<Rule, RuleMatrix.Setting> rules = new EnumMap<>(settings.rules().settings());
        RuleMatrix.Setting paper = settings.rules().of(Rule.PAPER);
        rules.put(
                Rule.PAPER,
                new RuleMatrix.Setting(!paper.allowed(), paper.controlled(), paper.visible(), paper.threshold()));
        return new RuleMatrix(rules, ownRules);
    }

    /** The same settings but one. */
    private static ExamSettings with(ExamSettings settings, String name, Object value) {
        try {
            RecordComponent[] components = ExamSettings.class.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getName().equals(name)
                        ? value
                        : components[i].getAccessor().invoke(settings);
            }
            return (ExamSettings) ExamSettings.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
