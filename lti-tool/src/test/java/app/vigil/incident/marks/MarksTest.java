package app.vigil.incident.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.exam.Rule;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.incident.IncidentJudged;
import app.vigil.incident.IncidentSettings;
import app.vigil.incident.Incidents;
import app.vigil.incident.MarkArrivedLate;
import app.vigil.shared.BatchReceipt;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.testing.Database;
import app.vigil.testing.KnownSittings;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class MarksTest {

    private static final PersonId PROCTOR = new PersonId(UUID.randomUUID());

    @Parameter
    Database database;

    private final KnownSittings sittings = new KnownSittings();
    private final SettableClock clock = SettableClock.atFriday();
    private final List<Object> published = new ArrayList<>();
    private MarkIntake intake;
    private Incidents incidents;
    private AwaitedMarks awaited;
    private SittingId sitting;

    @BeforeEach
    void running() {
        Database.Connection connection = database.fresh();
        var jdbc = connection.jdbc();
        MarkRows marks = new MarkRows(jdbc);
        NotAnalysedRows intervals = new NotAnalysedRows(jdbc);
        IncidentSettings settings = new IncidentSettings(Duration.ofMinutes(30));
        awaited = new AwaitedMarks(jdbc);
        LateReports late = new LateReports(settings, awaited, published::add, clock);
        intake = new MarkIntake(sittings, marks, intervals, connection.transaction(), late, clock);
        incidents = new JudgedMarks(marks, intervals, published::add, clock);
        sitting = sittings.add(SittingState.RUNNING).id();
    }

    @Test
    @DisplayName("R2-025 a mark carries rule, interval, value, threshold and what found it")
    void keepsWhatTheDetectorConcluded() {
        UUID id = UUID.randomUUID();
        assertThat(intake.accept(sitting, List.of(mark(id, "active_window", 1_000, null, 3.2)))
                        .accepted())
                .containsExactly(id);

        Incident stored = incidents.find(new IncidentId(id)).orElseThrow();
        assertThat(stored.rule()).isEqualTo(Rule.ACTIVE_WINDOW);
        assertThat(stored.violation()).isEqualTo(Violation.ACTIVE_WINDOW);
        assertThat(stored.endedAt()).isNull();
        assertThat(stored.value()).isEqualTo(3.2);
        assertThat(stored.detector()).isEqualTo("quiz-focus/1");
        assertThat(stored.confirmed()).isFalse();
    }

    @Test
    @DisplayName(
            "R2-066 a mark says why it is there: what was broken, what was measured at its furthest, which model looked")
    void keepsWhyAMarkIsThere() {
        UUID id = UUID.randomUUID();
        for (double yaw : new double[] {14.5, 21, 13}) {
            intake.accept(sitting, List.of(measured(id, null, yaw)));
        }
        Incident.Grounds grounds =
                incidents.find(new IncidentId(id)).orElseThrow().grounds();
        assertThat(grounds.cause()).isEqualTo("gaze-away");
        assertThat(grounds.model()).isEqualTo("face_landmark.tflite@0.4#c603fa61");
        assertThat(grounds.reading()).isEqualTo(new Incident.Reading("yaw", 21, 12));
    }

    @Test
    @DisplayName("R2-025 a mark the browser held at the end is awaited until it came, or was refused for good")
    void awaitsWhatTheBrowserHolds() {
        UUID before = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        intake.accept(sitting, List.of(mark(before, "active_window", 1_000, null, 3.2)));
        assertThat(awaited.complete(sitting)).isTrue();

        awaited.expect(sitting, Set.of(before, late, refused));
        assertThat(awaited.complete(sitting)).isFalse();
        intake.accept(sitting, List.of(mark(late, "active_window", 2_000, 3_000L, 3.2)));
        assertThat(awaited.complete(sitting)).isFalse();
        assertThat(refusal(mark(refused, "nonsense", 1_000, null, 3.2))).isNotEmpty();
        assertThat(awaited.complete(sitting)).isFalse();
        intake.accept(sitting, List.of(mark(before, "active_window", 1_000, 3_500L, 3.2)));
        assertThat(awaited.complete(sitting)).isTrue();
    }

    @Test
    void theSameIdAgainMovesEndAndValue() {
        UUID id = UUID.randomUUID();
        intake.accept(sitting, List.of(mark(id, "active_window", 1_000, null, 3.2)));
        intake.accept(sitting, List.of(mark(id, "active_window", 1_000, 9_000L, 8.0)));

        assertThat(incidents.of(sitting)).singleElement().satisfies(mark -> {
            assertThat(mark.endedAt()).isEqualTo(Instant.ofEpochMilli(9_000));
            assertThat(mark.value()).isEqualTo(8.0);
        });
    }

    @Test
    void anEndOnlyMovesOnAndAValueOnlyRises() {
        UUID id = UUID.randomUUID();
        intake.accept(sitting, List.of(mark(id, "active_window", 1_000, 9_000L, 8)));

        for (Long shorter : new Long[] {null, 2_000L}) {
            assertThat(refusal(mark(id, "active_window", 1_000, shorter, 8))).isEqualTo("mark-contradicts");
        }
        assertThat(refusal(mark(id, "cursor_on_page", 1_000, 9_000L, 8))).isEqualTo("mark-contradicts");
        assertThat(refusal(mark(id, "active_window", 8_000, 9_000L, 8))).isEqualTo("mark-contradicts");

        intake.accept(sitting, List.of(mark(id, "active_window", 1_000, 9_500L, 3)));
        assertThat(incidents.of(sitting)).singleElement().satisfies(mark -> {
            assertThat(mark.startedAt()).isEqualTo(Instant.ofEpochMilli(1_000));
            assertThat(mark.endedAt()).isEqualTo(Instant.ofEpochMilli(9_500));
            assertThat(mark.value()).isEqualTo(8);
        });
    }

    @Test
    void anOpenMarkEndsNoEarlierThanItWasSeenToLast() {
        UUID id = UUID.randomUUID();
        intake.accept(sitting, List.of(mark(id, "active_window", 1_000, null, 600)));
        intake.accept(sitting, List.of(mark(id, "active_window", 1_000, 1_001L, 0.1)));

        assertThat(incidents.of(sitting)).extracting(Incident::endedAt).containsExactly(Instant.ofEpochMilli(601_000));
    }

    @Test
    void aJudgedMarkStaysAsItWasJudged() {
        UUID id = UUID.randomUUID();
        intake.accept(sitting, List.of(mark(id, "active_window", 1_000, null, 4)));
        incidents.judge(new IncidentId(id), verdict(true, Violation.ACTIVE_WINDOW));

        assertThat(refusal(mark(id, "active_window", 1_000, 60_000L, 59))).isEqualTo("mark-closed");
        assertThat(incidents.find(new IncidentId(id)).orElseThrow().endedAt()).isNull();
    }

    @Test
    @DisplayName("R4-020 a new mark after the end is told to whoever may have judged already, its course is not")
    void afterTheEndMarksAreCompletedForAWhileAndNothingIsExcusedLater() {
        Sitting ended = sittings.add(SittingState.FINISHED);
        sitting = ended.id();
        UUID id = UUID.randomUUID();
        UUID interval = UUID.randomUUID();
        clock.set(Objects.requireNonNull(ended.endedAt()).plus(Duration.ofMinutes(29)));
        intake.accept(sitting, List.of(mark(id, "active_window", 1_000, null, 4)));
        intake.accept(sitting, List.of(mark(id, "active_window", 1_000, 5_000L, 4)));
        intake.acceptNotAnalysed(sitting, List.of(blind(interval, 7_000L)));
        assertThat(published).containsExactly(new MarkArrivedLate(sitting, clock.instant()));

        clock.tick(Duration.ofMinutes(1));
        assertThat(refusal(mark(id, "active_window", 1_000, 6_000L, 5))).isEqualTo("mark-closed");
        assertThat(List.of(blind(interval, 9_000L), blind(UUID.randomUUID(), 9_000L)))
                .allSatisfy(late -> assertThat(
                                intake.acceptNotAnalysed(sitting, List.of(late)).refused())
                        .extracting(BatchReceipt.Refused::code)
                        .containsExactly("mark-closed"));
        assertThat(intake.accept(sitting, List.of(mark(UUID.randomUUID(), "active_window", 1_000, 5_000L, 4)))
                        .refused())
                .as("a late mark burdens its sender")
                .isEmpty();
    }

    @Test
    void aBlindIntervalNeverShrinksOrChangesItsRule() {
        UUID id = UUID.randomUUID();
        intake.acceptNotAnalysed(sitting, List.of(blind(id, 7_000L)));

        for (MarkIntake.NotAnalysed other : List.of(
                blind(id, 6_000L),
                blind(id, null),
                new MarkIntake.NotAnalysed(id, "microphone_on", 1_000, 8_000L, "no-loader"))) {
            assertThat(intake.acceptNotAnalysed(sitting, List.of(other)).refused())
                    .containsExactly(new BatchReceipt.Refused(id, "mark-contradicts"));
        }
        SittingId stranger = sittings.add(SittingState.RUNNING).id();
        assertThat(intake.acceptNotAnalysed(stranger, List.of(blind(id, 8_000L)))
                        .refused())
                .containsExactly(new BatchReceipt.Refused(id, "mark-of-another-sitting"));
    }

    @Test
    @DisplayName("R2-024 a rule the exam allows takes no mark, and does not hold up the others")
    void refusesMarksOfLiftedRules() {
        sitting = sittings.add(SittingState.RUNNING, Rule.WEBSITES).id();
        UUID lifted = UUID.randomUUID();
        UUID watched = UUID.randomUUID();

        BatchReceipt receipt = intake.accept(
                sitting,
                List.of(mark(lifted, "active_window", 1_000, null, 4), mark(watched, "microphone_on", 1_000, null, 4)));

        assertThat(receipt.accepted()).containsExactly(watched);
        assertThat(receipt.refused()).containsExactly(new BatchReceipt.Refused(lifted, "rule-not-watched"));
        assertThat(incidents.of(sitting)).hasSize(1);
    }

    @Test
    void refusesMalformedMarksOneByOne() {
        UUID unknownRule = UUID.randomUUID();
        UUID backwards = UUID.randomUUID();

        assertThat(intake.accept(
                                sitting,
                                List.of(
                                        mark(unknownRule, "whistling", 1_000, null, 4),
                                        mark(backwards, "active_window", 1_000, 500L, 4)))
                        .refused())
                .extracting(BatchReceipt.Refused::code)
                .containsExactly("invalid-request", "invalid-request");
    }

    @Test
    void refusesTheIdOfAnotherSittingsMark() {
        UUID id = UUID.randomUUID();
        intake.accept(sitting, List.of(mark(id, "active_window", 1_000, null, 4)));
        SittingId other = sittings.add(SittingState.RUNNING).id();

        assertThat(intake.accept(other, List.of(mark(id, "active_window", 1_000, 5_000L, 9)))
                        .refused())
                .containsExactly(new BatchReceipt.Refused(id, "mark-of-another-sitting"));
        assertThat(incidents.find(new IncidentId(id)).orElseThrow().value()).isEqualTo(4);
    }

    @Test
    void refusesMarksBeforeTheExamRuns() {
        SittingId checked = sittings.add(SittingState.CHECKED).id();
        assertThatThrownBy(() -> intake.accept(checked, List.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("marks-not-accepted");
    }

    @Test
    void theNewestVerdictCountsAndTheMachinesWordStays() {
        IncidentId id = new IncidentId(UUID.randomUUID());
        intake.accept(sitting, List.of(mark(id.value(), "active_window", 1_000, null, 4)));

        incidents.judge(id, verdict(true, Violation.REMOTE_ACCESS));
        Incident judged = incidents.judge(id, verdict(false, Violation.ACTIVE_WINDOW));

        assertThat(judged.confirmed()).isFalse();
        assertThat(judged.violation()).isEqualTo(Violation.ACTIVE_WINDOW);
        assertThat(published)
                .extracting(event -> ((IncidentJudged) event).word())
                .containsExactly(IncidentJudged.Word.CONFIRMED, IncidentJudged.Word.DISMISSED);
    }

    @Test
    @DisplayName("R2-066 a proctor's own mark has an interval and counts as confirmed")
    void keepsAProctorsOwnMark() {
        Incident own = incidents.mark(
                sitting,
                Violation.READING_ALOUD,
                Instant.ofEpochMilli(5_000),
                Instant.ofEpochMilli(8_000),
                "reads the tasks aloud",
                PROCTOR);

        assertThat(own.confirmed()).isTrue();
        assertThat(own.rule()).isNull();
        assertThat(incidents.of(sitting)).containsExactly(own);
        assertThat(incidents.countBySitting(List.of(sitting))).containsEntry(sitting, 1);
    }

    @Test
    void keepsWhatCouldNotBeAnalysedApartFromMarks() {
        UUID id = UUID.randomUUID();
        intake.acceptNotAnalysed(
                sitting, List.of(new MarkIntake.NotAnalysed(id, "active_window", 1_000, null, "no-loader")));
        intake.acceptNotAnalysed(
                sitting, List.of(new MarkIntake.NotAnalysed(id, "active_window", 1_000, 7_000L, "no-loader")));

        assertThat(incidents.notAnalysed(sitting))
                .containsExactly(new Incidents.NotAnalysed(
                        "active_window", Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(7_000), "no-loader"));
        assertThat(incidents.of(sitting)).isEmpty();
    }

    private String refusal(MarkIntake.Mark mark) {
        return intake.accept(sitting, List.of(mark)).refused().getFirst().code();
    }

    private static MarkIntake.NotAnalysed blind(UUID id, Long to) {
        return new MarkIntake.NotAnalysed(id, "active_window", 1_000, to, "no-loader");
    }

    private Incident.Verdict verdict(boolean confirmed, Violation violation) {
        return new Incident.Verdict(confirmed, violation, "", PROCTOR, clock.instant(), null);
    }

    private static MarkIntake.Mark mark(UUID id, String rule, long startedAt, Long endedAt, double value) {
        return new MarkIntake.Mark(
                id,
                rule,
                startedAt,
                endedAt,
                value,
                3,
                "s",
                1,
                "quiz-focus/1",
                "loader",
                null,
                "quiz-left",
                null,
                null);
    }

    private static MarkIntake.Mark measured(UUID id, Long endedAt, double yaw) {
        MarkIntake.Reading reading = new MarkIntake.Reading("yaw", yaw, 12);
        String model = "face_landmark.tflite@0.4#c603fa61";
        return new MarkIntake.Mark(
                id,
                "active_window",
                1_000,
                endedAt,
                6,
                3,
                "s",
                1,
                "gaze/1",
                "agent",
                null,
                "gaze-away",
                reading,
                model);
    }
}
