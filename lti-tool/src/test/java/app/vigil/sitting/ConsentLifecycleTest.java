package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.vigil.audit.AuditEntry;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ConsentLifecycleTest {

    private static final Set<String> RULES_ONLY = Set.of("rules");

    private final SittingStage stage;

    ConsentLifecycleTest(Database kind) {
        stage = new SittingStage(kind);
    }

    @Test
    @DisplayName("R2-042 a second exam rests on the consent given for the first and asks for its own rules only")
    void aSecondExamRestsOnTheConsentGivenForTheFirst() {
        stage.consented();
        Instant given = stage.clock.instant();
        SittingId second = anotherExam();

        ExamWindow.View view = stage.window.view(second, Locale.ENGLISH);
        assertThat(view.consentedAt()).isEqualTo(given);
        assertThat(view.consent().asked(true, SittingStage.rules(true)))
                .extracting(ConsentWording.Tick::code)
                .containsExactly("rules");
        assertThat(view.consent().asked(true, SittingStage.rules(false)))
                .extracting(ConsentWording.Tick::code)
                .containsExactly("rules", "face-comparison");
        stage.steps.consent(second, ConsentWordings.CURRENT, RULES_ONLY, Set.of(), Locale.ENGLISH);

        assertThat(stage.stateOf(second)).isEqualTo(SittingState.CONSENTED);
        assertThat(stage.count("given_consent")).isOne();
        assertThat(stage.count("rules_agreement")).isEqualTo(2);
        assertThat(stage.told(SittingEvent.RulesAgreed.class)).hasSize(1);
    }

    @Test
    @DisplayName("R4-031 comparing faces is agreed to or refused for each exam by itself; the exam goes on either way")
    void comparingFacesIsAskedForEachExam() {
        SittingId first = stage.launched();
        Set<String> all = Set.of("recording", "personal-data", "rules", "face-comparison");
        stage.steps.consent(first, ConsentWordings.CURRENT, all, Set.of(), Locale.ENGLISH);
        assertThat(stage.window.view(first, Locale.ENGLISH).facesCompared()).isTrue();

        SittingId second = anotherExam();
        stage.steps.consent(second, ConsentWordings.CURRENT, RULES_ONLY, Set.of(), Locale.ENGLISH);
        assertThat(stage.stateOf(second)).isEqualTo(SittingState.CONSENTED);
        assertThat(stage.window.view(second, Locale.ENGLISH).facesCompared()).isFalse();
        assertThat(stage.window.view(first, Locale.ENGLISH).facesCompared()).isTrue();
        assertThat(stage.told(SittingEvent.FaceComparisonAnswered.class))
                .extracting(answer -> answer.audit().action())
                .containsExactly("face-comparison-agreed", "face-comparison-refused");
    }

    @Test
    @DisplayName("R2-042 changed words are asked for anew")
    void changedWordsAreAskedForAnew() {
        stage.consented();
        SittingId second = anotherExam();
        SittingProfile usual = SittingProfile.builtIn();
        stage.profile(new SittingProfile(
                usual.skip(),
                usual.documentKinds(),
                usual.enterBefore(),
                usual.grace(),
                usual.undoSubmission(),
                usual.uploadKbitPerSecond(),
                usual.storageBytes(),
                new SittingProfile.Operator("Академия", "Москва")));

        assertThat(stage.window.view(second, SittingStage.RUSSIAN).consentedAt())
                .isNull();
        refusedAsIncomplete(second);
        stage.steps.consent(second, ConsentWordings.CURRENT, SittingStage.ALL_TICKS, Set.of(), SittingStage.RUSSIAN);
        assertThat(stage.count("given_consent")).isEqualTo(2);
    }

    @Test
    @DisplayName("R2-042 a withdrawal stops the recorded sitting, is audited, and the next exam asks again")
    void aWithdrawalStopsTheRecordedSitting() {
        SittingId running = stage.running();
        SittingId second = anotherExam();
        stage.own.withdraw(stage.neighbours.examinee, "withdrawn");

        assertThat(stage.stateOf(running)).isEqualTo(SittingState.TERMINATED);
        assertThat(stage.told(SittingEvent.GateClosed.class)).hasSize(1);
        assertThat(stage.told(SittingEvent.SittingTerminated.class))
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo("withdrawn"));
        assertThat(stage.audited)
                .filteredOn(entry -> entry.action().equals("consent-withdrawn"))
                .extracting(AuditEntry::actor, AuditEntry::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(stage.neighbours.examinee, "stopped 1"));
        refusedAsIncomplete(second);
    }

    @Test
    @DisplayName("R2-042 a sitting not begun asks again after a withdrawal, in the same place")
    void aSittingNotBegunAsksAgain() {
        SittingId id = stage.consented();
        stage.clock.tick(Duration.ofMinutes(1));
        stage.own.withdraw(stage.neighbours.examinee, "withdrawn");

        assertThat(stage.stateOf(id)).isEqualTo(SittingState.LAUNCHED);
        assertThat(withdrawnInTheRoll()).containsExactly(true);
        refusedAsIncomplete(id);
        stage.steps.consent(id, ConsentWordings.CURRENT, SittingStage.ALL_TICKS, Set.of(), SittingStage.RUSSIAN);
        assertThat(withdrawnInTheRoll()).containsExactly(false);
        assertThat(stage.own.given(stage.neighbours.examinee))
                .extracting(words -> words.consent().withdrawn())
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("R2-042 the teacher's list shows a withdrawal after the exam as well, and nothing else changes")
    void theTeachersListShowsAWithdrawalAfterTheExam() {
        SittingId id = stage.running();
        stage.steps.finish(id, java.util.Map.of("camera", 1L, "screen", 1L), java.util.Set.of());
        stage.own.withdraw(stage.neighbours.examinee, "withdrawn");
        stage.own.withdraw(stage.neighbours.examinee, "withdrawn");

        assertThat(withdrawnInTheRoll()).containsExactly(true);
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.FINISHED);
        assertThat(stage.audited)
                .filteredOn(entry -> entry.action().equals("consent-withdrawn"))
                .hasSize(1);
    }

    @Test
    @DisplayName("R2-070 examinees find the words they agreed to")
    void examineesFindTheWordsTheyAgreedTo() {
        stage.archive.keepAll();
        stage.consented();
        assertThat(stage.own.given(stage.neighbours.examinee))
                .singleElement()
                .satisfies(words -> assertThat(words.text()).startsWith("Согласие"));
        assertThat(stage.own.sittings(stage.neighbours.examinee)).hasSize(1);
    }

    private List<Boolean> withdrawnInTheRoll() {
        return stage.roll.of(stage.neighbours.exam.id()).stream()
                .map(line -> line.consent().orElseThrow().withdrawn())
                .toList();
    }

    private void refusedAsIncomplete(SittingId id) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        stage.steps.consent(id, ConsentWordings.CURRENT, RULES_ONLY, Set.of(), SittingStage.RUSSIAN))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(SittingProblem.CONSENT_INCOMPLETE));
    }

    /** The same examinee opens another exam; the neighbours know both. */
    private SittingId anotherExam() {
        Exam first = stage.neighbours.exam;
        Exam second = new Exam(
                new ExamId(new UUID(0, 9)),
                first.version(),
                first.registration(),
                first.contextId(),
                first.unit(),
                "Химия",
                first.kind(),
                false,
                first.mode(),
                first.quizAddress(),
                first.opensAt(),
                first.closesAt(),
                first.duration(),
                first.profile(),
                first.rules(),
                first.presence(),
                first.representativeConsentRequired(),
                first.presentation(),
                first.quality(),
                first.resultsFrom());
        stage.neighbours.alsoThere(second);
        return stage.window.open(second, stage.neighbours.examinee, SittingStage.RUSSIAN);
    }
}
