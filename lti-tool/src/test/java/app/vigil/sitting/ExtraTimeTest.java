package app.vigil.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.vigil.exam.ExamId;
import app.vigil.exam.ExamSettingsSaved;
import app.vigil.exam.QuizPresentation;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One examinee may write longer than the others; everything that closes waits for them. */
@ParameterizedClass
@EnumSource(Database.class)
class ExtraTimeTest {

    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final Duration EXTRA = Duration.ofMinutes(20);

    @Parameter
    private Database kind;

    private final PersonId teacher = new PersonId(UUID.randomUUID());
    private SittingStage stage;
    private Instant closes;

    @BeforeEach
    void anExamThatCloses() {
        stage = new SittingStage(kind);
        closes = stage.clock.instant().plus(Duration.ofHours(1));
        stage.neighbours.exam = SittingStage.exam(QuizPresentation.TAB, closes, closes);
    }

    @Test
    @DisplayName("R1-021, R4-017 a sitting expires after the closing time, the examinee's extra time and the grace")
    void expiresLaterForWhoHasExtraTime() {
        SittingId longer = stage.running();
        give(EXTRA);
        stage.neighbours.examinee = new PersonId(UUID.randomUUID());
        SittingId usual = stage.running();

        stage.clock.set(closes.plus(GRACE));
        stage.limits.sweep();
        assertThat(stage.stateOf(usual)).isEqualTo(SittingState.EXPIRED);
        assertThat(stage.stateOf(longer)).isEqualTo(SittingState.RUNNING);

        stage.clock.set(closes.plus(EXTRA).plus(GRACE).minusMillis(1));
        stage.limits.sweep();
        assertThat(stage.stateOf(longer)).isEqualTo(SittingState.RUNNING);

        stage.clock.tick(Duration.ofMillis(1));
        stage.limits.sweep();
        assertThat(stage.stateOf(longer)).isEqualTo(SittingState.EXPIRED);
    }

    @Test
    void isTakenBackWithZero() {
        SittingId id = stage.running();
        give(EXTRA);
        assertThat(stage.extraTime.of(exam())).isEqualTo(Map.of(stage.neighbours.examinee, EXTRA));
        give(Duration.ZERO);
        assertThat(stage.extraTime.of(exam())).isEmpty();

        stage.clock.set(closes.plus(GRACE));
        stage.limits.sweep();
        assertThat(stage.stateOf(id)).isEqualTo(SittingState.EXPIRED);
        assertThat(stage.audited)
                .extracting("action", "actor", "detail")
                .containsExactly(
                        tuple("extra-time-given", teacher, "examinee " + stage.neighbours.examinee + ", minutes 20"),
                        tuple("extra-time-given", teacher, "examinee " + stage.neighbours.examinee + ", minutes 0"));
    }

    @Test
    void isPartOfTheClosingTimeTheExamineeIsShownAndMayStartIn() {
        SittingId id = stage.launched();
        give(EXTRA);
        assertThat(stage.window.view(id, SittingStage.RUSSIAN).closesAt()).isEqualTo(closes.plus(EXTRA));

        stage.clock.set(closes.plus(EXTRA).minusMillis(1));
        assertThat(stage.stateOf(stage.running())).isEqualTo(SittingState.RUNNING);
    }

    @Test
    void opensNoResultsWhileSomebodyWritesOn() {
        stage.results.on(new ExamSettingsSaved(exam(), 1, teacher));
        SittingId longer = stage.running();
        give(EXTRA);
        stage.neighbours.examinee = new PersonId(UUID.randomUUID());
        stage.running();

        stage.clock.set(closes.plus(GRACE));
        sweep();
        assertThat(stage.told(SittingEvent.SittingExpired.class)).hasSize(1);
        assertThat(stage.told(SittingEvent.ResultsOpened.class)).isEmpty();

        stage.clock.set(closes.plus(EXTRA).plus(GRACE));
        sweep();
        assertThat(stage.stateOf(longer)).isEqualTo(SittingState.EXPIRED);
        assertThat(stage.told(SittingEvent.ResultsOpened.class)).hasSize(2);
    }

    @Test
    void refusesStrangersAndNonsense() {
        refused(EXTRA);
        stage.launched();
        refused(Duration.ofMinutes(-1));
        refused(Duration.ofDays(1).plusMinutes(1));
        assertThat(stage.extraTime.of(exam())).isEmpty();
    }

    private void refused(Duration extra) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> give(extra));
    }

    private void give(Duration extra) {
        stage.extraTime.give(exam(), stage.neighbours.examinee, extra, teacher);
    }

    private ExamId exam() {
        return stage.neighbours.exam.id();
    }

    private void sweep() {
        stage.limits.sweep();
        stage.results.sweep();
    }
}
