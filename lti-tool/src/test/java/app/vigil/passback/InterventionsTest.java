package app.vigil.passback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.lti.ControlAction;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;
import app.vigil.lti.acs.AssessmentControls;
import app.vigil.lti.acs.AssessmentStatus;
import app.vigil.lti.acs.ControlOutcome;
import app.vigil.lti.acs.ControlOutcome.NotObeyed;
import app.vigil.lti.acs.ControlOutcome.Obeyed;
import app.vigil.lti.acs.ControlOutcome.Why;
import app.vigil.lti.acs.ControlRequest;
import app.vigil.lti.proctoring.AttemptId;
import app.vigil.lti.proctoring.ProctoredAttempt;
import app.vigil.lti.proctoring.ProctoredAttempts;
import app.vigil.passback.Interventions.Asked;
import app.vigil.passback.Interventions.Line;
import app.vigil.shared.PersonId;
import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.AssessmentDoor;
import app.vigil.sitting.ExtraTime;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.SittingState;
import app.vigil.sitting.Sittings;
import app.vigil.testing.Database;
import app.vigil.testing.RoomsBelow;
import app.vigil.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of a platform with an Assessment Control Service is kept, sent in order and tried again. */
@ParameterizedClass
@EnumSource(Database.class)
class InterventionsTest {

    private static final Obeyed RUNNING = new Obeyed(AssessmentStatus.RUNNING, Duration.ZERO);
    private static final NotObeyed NOBODY_THERE = new NotObeyed(Why.UNREACHABLE, 0, null);

    @Parameter
    private Database kind;

    private final SettableClock clock = SettableClock.atFriday();
    private final RoomsBelow below = new RoomsBelow();
    private final PersonId proctor = below.person("Proctor", "proctor@example.org");
    private final PersonId examinee = below.person("user-7", "examinee@example.org");
    private final Exam exam = below.exam("Physics", ExamKind.INTERMEDIATE, "test");
    private final Sitting sitting = below.sitting(exam, examinee, SittingState.RUNNING);
    private final Sittings sittings = below.sittings();
    private final AssessmentDoor door = mock(AssessmentDoor.class);
    private final ProctoredAttempts attempts = mock(ProctoredAttempts.class);
    private final ExtraTime extraTime = mock(ExtraTime.class);
    private final List<ControlRequest> sent = new ArrayList<>();
    private ControlOutcome answer = RUNNING;
    private ControlOutbox outbox;
    private ControlDelivery delivery;
    private ControlFacts facts;
    private QueuedInterventions interventions;

    @BeforeEach
    void wire() {
        Database.Connection database = kind.fresh();
        AssessmentControls controls = (registration, endpoint, request) -> {
            sent.add(request);
            return answer;
        };
        outbox = new ControlOutbox(database.jdbc(), event -> {}, clock);
        delivery = new ControlDelivery(outbox, attempts, controls, sittings, extraTime);
        ControlOffers offers = new ControlOffers(door, attempts);
        facts = new ControlFacts(outbox, offers, database.transaction());
        interventions = new QueuedInterventions(outbox, offers, sittings, clock);
        offers(ControlAction.values());
    }

    @Test
    void aFlagReachesThePlatformWithItsSeverityAndReason() {
        ask(new Asked(ControlAction.FLAG, 0.5, null, "Second person"));
        deliver();
        assertThat(sent).singleElement().satisfies(request -> {
            assertThat(request.subject()).isEqualTo("user-7");
            assertThat(request.resourceLinkId()).isEqualTo("link-1");
            assertThat(request.attemptNumber()).isEqualTo(2);
            assertThat(request.action()).isEqualTo(ControlAction.FLAG);
            assertThat(request.severity()).isEqualTo(0.5);
            assertThat(request.reasonCode()).isEqualTo("vigil-flag");
            assertThat(request.reasonMessage()).isEqualTo("Second person");
            assertThat(request.incidentTime()).isEqualTo(clock.instant());
        });
        assertThat(line().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(line().status()).isEqualTo(AssessmentStatus.RUNNING);
        assertThat(line().by()).isEqualTo(proctor);
    }

    @Test
    void showsTheExtraTimeThePlatformGranted() {
        answer = new Obeyed(AssessmentStatus.RUNNING, Duration.ofMinutes(25));
        ask(new Asked(ControlAction.UPDATE, 0, Duration.ofMinutes(10), "Fire drill"));
        deliver();
        assertThat(sent.getFirst().extraTime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(line().granted()).isEqualTo(Duration.ofMinutes(25));
        verify(extraTime).give(exam.id(), examinee, Duration.ofMinutes(25), null);
    }

    @Test
    void pausesAndResumesTheSittingToo() {
        ask(new Asked(ControlAction.PAUSE, 0, null, "Noise"));
        ask(new Asked(ControlAction.RESUME, 0, null, "Quiet"));
        verify(sittings).pause(sitting.id());
        verify(sittings).resume(sitting.id());
        deliver();
        deliver();
        assertThat(sent).extracting(ControlRequest::action).containsExactly(ControlAction.PAUSE, ControlAction.RESUME);
    }

    @Test
    void endsTheSittingAndTellsThePlatformWhenThatIsHeard() {
        ask(new Asked(ControlAction.TERMINATE, 1, null, "Left the room"));
        verify(sittings).terminate(sitting.id(), proctor, "Left the room");
        assertThat(interventions.of(exam.id())).isEmpty();
        facts.on(terminated());
        facts.on(terminated());
        deliver();
        assertThat(sent).singleElement().satisfies(request -> {
            assertThat(request.action()).isEqualTo(ControlAction.TERMINATE);
            assertThat(request.severity()).isEqualTo(1);
            assertThat(request.reasonMessage()).isEqualTo("Left the room");
        });
    }

    @Test
    void anEndOvertakesWhatWaitsButFlagsAreKept() {
        answer = NOBODY_THERE;
        ask(new Asked(ControlAction.FLAG, 0.5, null, "Second person"));
        ask(new Asked(ControlAction.PAUSE, 0, null, "Noise"));
        facts.on(terminated());
        answer = RUNNING;
        deliver();
        assertThat(sent)
                .extracting(ControlRequest::action)
                .containsExactly(ControlAction.TERMINATE, ControlAction.FLAG);
        assertThat(interventions.of(exam.id()))
                .extracting(Line::state)
                .containsExactlyInAnyOrder(DeliveryState.DELIVERED, DeliveryState.DELIVERED, DeliveryState.SUPERSEDED);
    }

    @Test
    void keepsTheOrderOfOneSittingWhenThePlatformIsAway() {
        answer = NOBODY_THERE;
        ask(new Asked(ControlAction.FLAG, 0.5, null, "first"));
        deliver();
        ask(new Asked(ControlAction.FLAG, 0.5, null, "second"));
        deliver();
        assertThat(sent).hasSize(1);
        assertThat(interventions.of(exam.id())).extracting(Line::state).containsOnly(DeliveryState.QUEUED);
        answer = RUNNING;
        clock.tick(Duration.ofMinutes(1));
        deliver();
        deliver();
        assertThat(sent).extracting(ControlRequest::reasonMessage).containsExactly("first", "first", "second");
    }

    @Test
    void waitsAsLongAsAThrottlingPlatformAsks() {
        answer = new NotObeyed(Why.THROTTLED, 429, Duration.ofMinutes(3));
        ask(new Asked(ControlAction.FLAG, 0.5, null, "first"));
        deliver();
        clock.tick(Duration.ofMinutes(2));
        deliver();
        assertThat(sent).hasSize(1);
        clock.tick(Duration.ofMinutes(1));
        deliver();
        assertThat(sent).hasSize(2);
    }

    @Test
    void saysWhatThePlatformRefused() {
        answer = new NotObeyed(Why.REFUSED, 400, null);
        ask(new Asked(ControlAction.FLAG, 0.5, null, "first"));
        deliver();
        assertThat(line().state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(line().failure()).isEqualTo(Why.REFUSED);
    }

    @Test
    void asksAPersonWhenOnlyAPersonCanMendIt() {
        answer = new NotObeyed(Why.FORBIDDEN, 403, null);
        ask(new Asked(ControlAction.FLAG, 0.5, null, "first"));
        deliver();
        assertThat(line().state()).isEqualTo(DeliveryState.NEEDS_HUMAN);
    }

    @Test
    void asksNothingThePlatformDoesNotOffer() {
        offers(ControlAction.FLAG);
        assertRefused(PassbackProblem.CONTROL_NOT_OFFERED, new Asked(ControlAction.PAUSE, 0, null, "Noise"));
        assertThat(interventions.offered(sitting.id())).containsExactly(ControlAction.FLAG);
    }

    @Test
    void refusesWhatIsIncomplete() {
        assertRefused(PassbackProblem.CONTROL_INCOMPLETE, new Asked(ControlAction.FLAG, 0.5, null, " "));
        assertRefused(PassbackProblem.CONTROL_INCOMPLETE, new Asked(ControlAction.FLAG, 1.5, null, "x"));
        assertRefused(PassbackProblem.CONTROL_INCOMPLETE, new Asked(ControlAction.FLAG, 0.5, null, "x".repeat(501)));
        assertRefused(PassbackProblem.CONTROL_INCOMPLETE, new Asked(ControlAction.UPDATE, 0, null, "x"));
    }

    @Test
    void asksNothingWhereAGradeIsTheGate() {
        when(door.attemptOf(any())).thenReturn(Optional.empty());
        facts.on(terminated());
        assertThat(interventions.of(exam.id())).isEmpty();
        assertThat(interventions.offered(sitting.id())).isEmpty();
    }

    @Test
    void anEndThePlatformDoesNotOfferIsShown() {
        offers();
        answer = new NotObeyed(Why.NOT_OFFERED, 0, null);
        facts.on(terminated());
        deliver();
        assertThat(line().state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(line().failure()).isEqualTo(Why.NOT_OFFERED);
    }

    @Test
    void theSilencePolicyPausesAndResumes() {
        Instant now = clock.instant();
        facts.on(new SittingEvent.GateClosed(sitting.id(), exam.id(), examinee, now, "silence"));
        facts.on(new SittingEvent.GateReopened(sitting.id(), exam.id(), examinee, now.plusSeconds(60)));
        facts.on(new SittingEvent.GateClosed(sitting.id(), exam.id(), examinee, now.plusSeconds(90), "submitted"));
        deliver();
        deliver();
        assertThat(sent).extracting(ControlRequest::action).containsExactly(ControlAction.PAUSE, ControlAction.RESUME);
        assertThat(interventions.of(exam.id()))
                .allSatisfy(line -> assertThat(line.by()).isNull());
    }

    private void ask(Asked asked) {
        interventions.ask(sitting.id(), asked, proctor);
    }

    private void deliver() {
        outbox.due(100).forEach(delivery::deliver);
    }

    private Line line() {
        return interventions.of(exam.id()).getFirst();
    }

    private SittingEvent.SittingTerminated terminated() {
        return new SittingEvent.SittingTerminated(
                sitting.id(), exam.id(), examinee, clock.instant(), proctor, "Left the room");
    }

    private void offers(ControlAction... actions) {
        ProctoredAttempt attempt = new ProctoredAttempt(
                new AttemptId(new UUID(0, 9)),
                new RegistrationId(new UUID(0, 1)),
                "deployment-1",
                "user-7",
                "link-1",
                2,
                URI.create("https://lms.example/start"),
                Optional.empty(),
                actions.length == 0
                        ? Optional.empty()
                        : Optional.of(new ControlEndpoint(Set.of(actions), URI.create("https://lms.example/control"))),
                clock.instant());
        when(door.attemptOf(sitting.id())).thenReturn(Optional.of(attempt.id()));
        when(attempts.find(attempt.id())).thenReturn(Optional.of(attempt));
    }

    private void assertRefused(Problem problem, Asked asked) {
        assertThatThrownBy(() -> ask(asked))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
