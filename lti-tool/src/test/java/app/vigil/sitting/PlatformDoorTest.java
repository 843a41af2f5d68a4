package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.Role;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.lti.proctoring.AssessmentStarts;
import app.vigil.lti.proctoring.AssessmentStarts.BrowserPost;
import app.vigil.lti.proctoring.AssessmentStarts.BrowserReturn;
import app.vigil.lti.proctoring.AttemptId;
import app.vigil.lti.proctoring.ProctoredAttempt;
import app.vigil.lti.proctoring.ProctoredAttempts;
import app.vigil.lti.proctoring.VerifiedUser;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import app.vigil.testing.TestLaunches;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A sitting whose assessment the platform opens and ends itself. */
@ParameterizedClass
@EnumSource(Database.class)
class PlatformDoorTest {

    @Parameter
    private Database kind;

    private final List<VerifiedUser> vouchedFor = new ArrayList<>();
    private final ProctoredAttempts attempts = mock(ProctoredAttempts.class);
    private SittingStage stage;
    private PlatformDoor door;

    @BeforeEach
    void openTheDoor() {
        stage = new SittingStage(kind);
        SittingFacts facts = new SittingFacts(event -> stage.told.add((SittingEvent) event));
        door = new PlatformDoor(
                stage.table,
                new LockedSittings(stage.database.transaction(), stage.table, stage.clock),
                facts,
                new SittingPapers(stage.database.jdbc()),
                new PlatformPorts(attempts, new Starts()),
                stage.neighbours.people);
    }

    @Test
    void eachAttemptIsASittingAndARelaunchFindsIt() {
        ProctoredAttempt first = attempt(1);
        ProctoredAttempt second = attempt(2);
        SittingId ofFirst = launched(first);
        assertThat(launched(first)).isEqualTo(ofFirst);
        assertThat(launched(second)).isNotEqualTo(ofFirst);
        assertThat(stage.launched()).isNotIn(ofFirst, launched(second));
        assertThat(door.attemptOf(ofFirst)).contains(first.id());
        assertThat(door.attemptOf(stage.launched())).isEmpty();
    }

    @Test
    void opensTheAssessmentOnlyWhileTheSittingRuns() {
        SittingId id = launched(attempt(1));
        assertRefused(SittingProblem.ASSESSMENT_NOT_OPEN, () -> door.enter(id));
        stage.running(id);
        assertThat(door.enter(id).jwt()).isEqualTo("start");
        assertThat(door.enter(id)).as("coming back").isNotNull();
        stage.steps.finish(id, Map.of(), Set.of());
        assertRefused(SittingProblem.ASSESSMENT_NOT_OPEN, () -> door.enter(id));
    }

    @Test
    void opensNothingWhereAGradeIsTheGate() {
        SittingId id = stage.running();
        assertRefused(SittingProblem.ASSESSMENT_NOT_OPEN, () -> door.enter(id));
    }

    @Test
    void vouchesForWhoHasShownADocument() {
        SittingId id = stage.running(launched(attempt(1)));
        door.enter(id);
        assertThat(vouchedFor).containsExactly(new VerifiedUser("Иванова Анна", null, null));
    }

    @Test
    void sendsWhoDeclinedBackWithTheReason() {
        SittingId id = launched(attempt(1));
        stage.steps.decline(id, "no room");
        assertThat(door.leave(id, "declined")).isEqualTo(new BrowserReturn(URI.create("https://lms.example/back")));
    }

    @Test
    void doesNotSendAwayWhoSitsOrHasHandedIn() {
        SittingId id = stage.running(launched(attempt(1)));
        assertRefused(SittingProblem.ASSESSMENT_NOT_REFUSED, () -> door.leave(id, "x"));
        stage.steps.finish(id, Map.of(), Set.of());
        assertRefused(SittingProblem.ASSESSMENT_NOT_REFUSED, () -> door.leave(id, "x"));
    }

    @Test
    void theEndOfTheAssessmentHandsInWithoutUndo() {
        ProctoredAttempt attempt = attempt(1);
        SittingId id = stage.running(launched(attempt));
        assertThat(door.end(end(attempt, null))).isEqualTo(id);
        Sitting sitting = stage.sittings.find(id).orElseThrow();
        assertThat(sitting.submissionConfirmedAt()).isEqualTo(stage.clock.instant());
        assertThat(sitting.state()).as("the exam window still records").isEqualTo(SittingState.RUNNING);
        assertThat(stage.told(SittingEvent.GateClosed.class)).hasSize(1);
        assertThatThrownBy(() -> stage.steps.takeSubmissionBack(id)).isInstanceOf(ProblemException.class);
        stage.steps.finish(id, Map.of(), Set.of());
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.FINISHED);
    }

    @Test
    void theEndToldTwiceChangesNothing() {
        ProctoredAttempt attempt = attempt(1);
        SittingId id = stage.running(launched(attempt));
        door.end(end(attempt, "broke"));
        Sitting once = stage.sittings.find(id).orElseThrow();
        stage.clock.tick(java.time.Duration.ofMinutes(1));
        door.end(end(attempt, "broke"));
        assertThat(stage.sittings.find(id)).contains(once);
        assertThat(stage.told(SittingEvent.GateClosed.class)).hasSize(1);
        assertThat(stage.count("reported_problem")).isOne();
    }

    @Test
    void theTeacherSeesWhatThePlatformReported() {
        ProctoredAttempt attempt = attempt(1);
        stage.running(launched(attempt));
        door.end(end(attempt, "The quiz broke"));
        assertThat(stage.roll.of(stage.neighbours.exam.id()).getFirst().problems())
                .extracting(ExamRoll.ReportedProblem::words)
                .containsExactly("The quiz broke · E17");
    }

    private SittingId launched(ProctoredAttempt attempt) {
        return stage.window.open(stage.neighbours.exam, stage.neighbours.examinee, SittingStage.RUSSIAN, attempt);
    }

    private ProctoredAttempt attempt(int number) {
        StartProctoringLaunch launch =
                TestLaunches.of(Role.LEARNER).attempt(number).startProctoring();
        ProctoredAttempt attempt = new ProctoredAttempt(
                new AttemptId(UUID.randomUUID()),
                launch.core().registration(),
                launch.core().deploymentId(),
                launch.core().user().subject(),
                launch.resourceLinkId(),
                number,
                launch.startAssessmentUrl(),
                Optional.empty(),
                Optional.empty(),
                null);
        when(attempts.find(attempt.id())).thenReturn(Optional.of(attempt));
        return attempt;
    }

    private EndAssessmentLaunch end(ProctoredAttempt attempt, @Nullable String error) {
        EndAssessmentLaunch plain = TestLaunches.of(Role.LEARNER).endAssessment();
        EndAssessmentLaunch launch = new EndAssessmentLaunch(
                plain.core(), plain.resourceLinkId(), attempt.number(), error, error == null ? null : "E17");
        when(attempts.of(launch)).thenReturn(attempt);
        return launch;
    }

    private static void assertRefused(Problem problem, Runnable step) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    /** Signs nothing, remembers for whom it was asked. */
    private final class Starts implements AssessmentStarts {

        @Override
        public BrowserPost allow(AttemptId attempt, @Nullable VerifiedUser user, boolean endAssessmentReturn) {
            vouchedFor.add(user);
            return new BrowserPost(URI.create("https://lms.example/start"), "start");
        }

        @Override
        public Refusal refuse(AttemptId attempt, String message, String log) {
            return new BrowserReturn(URI.create("https://lms.example/back"));
        }
    }
}
