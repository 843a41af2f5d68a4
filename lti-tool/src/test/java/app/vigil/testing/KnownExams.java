package app.vigil.testing;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Exams;
import app.vigil.exam.ProctoringMode;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.exam.Rule;
import app.vigil.exam.RuleMatrix;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.people.UnitId;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every exam anybody asks for exists, in one institution; for rooms that only read them. */
public final class KnownExams implements Exams {

    public static final RegistrationId INSTITUTION = new RegistrationId(new UUID(0, 7));

    @Override
    public Optional<Exam> find(ExamId id) {
        return Optional.of(new Exam(
                id,
                1,
                INSTITUTION,
                "course",
                new UnitId(new UUID(0, 8)),
                "Фізика",
                ExamKind.INTERMEDIATE,
                false,
                ProctoringMode.ASYNCHRONOUS,
                URI.create("http://127.0.0.1/quiz"),
                null,
                null,
                null,
                "default",
                new RuleMatrix(nothingWatched(), List.of()),
                new Exam.PresencePolicy(null, Duration.ofMinutes(60)),
                false,
                QuizPresentation.TAB,
                QualityProfile.STANDARD,
                null));
    }

    private static Map<Rule, RuleMatrix.Setting> nothingWatched() {
        RuleMatrix.Setting allowed = new RuleMatrix.Setting(true, false, false, Duration.ZERO);
        return Arrays.stream(Rule.values()).collect(Collectors.toMap(rule -> rule, rule -> allowed));
    }

    @Override
    public Optional<Exam> of(ResourceLinkLaunch launch) {
        return Optional.empty();
    }

    @Override
    public Optional<Exam> of(StartProctoringLaunch launch) {
        return Optional.empty();
    }

    @Override
    public List<Exam> ofContext(RegistrationId registration, String contextId) {
        return List.of();
    }

    @Override
    public List<Exam> findAll(Collection<ExamId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public List<Exam> ofRegistration(RegistrationId registration) {
        return List.of();
    }

    @Override
    public List<Exam> ofUnits(Collection<UnitId> units) {
        return List.of();
    }
}
