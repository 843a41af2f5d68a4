package app.vigil.incident.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.vigil.exam.Rule;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.marks.MarkIntake.Mark;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkCheckTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final SittingId SITTING = new SittingId(ID);
    private static final Mark GOOD = mark(1, 1L, 0, 1, new Words("s", 1, "quiz-focus/1", "agent"));

    static Stream<Mark> malformed() {
        return Stream.of(
                mark(0, 1L, 0, 1, new Words("s", 1, "d", "agent")),
                mark(2, 1L, 0, 1, new Words("s", 1, "d", "agent")),
                mark(1, 1L, Double.NaN, 1, new Words("s", 1, "d", "agent")),
                mark(1, 1L, 0, Double.POSITIVE_INFINITY, new Words("s", 1, "d", "agent")),
                mark(1, 1L, 0, 1, new Words("s", -0.01, "d", "agent")),
                mark(1, 1L, 0, 1, new Words("s", 1.01, "d", "agent")),
                mark(1, 1L, 0, 1, new Words("x".repeat(21), 1, "d", "agent")),
                mark(1, 1L, 0, 1, new Words(null, 1, "d", "agent")),
                mark(1, 1L, 0, 1, new Words("s", 1, "x".repeat(81), "agent")),
                mark(1, 1L, 0, 1, new Words("s", 1, "d", "proctor")),
                mark(1, 1L, 0, 1, new Words("s", 1, "d", "somebody")),
                reasoned("x".repeat(41), null, null),
                reasoned(null, null, "x".repeat(201)),
                reasoned(null, new MarkIntake.Reading("x".repeat(41), 1, 1), null),
                reasoned(null, new MarkIntake.Reading("yaw", Double.NaN, 1), null),
                reasoned(null, new MarkIntake.Reading("yaw", 1, Double.NEGATIVE_INFINITY), null));
    }

    static Stream<Mark> justWellFormed() {
        return Stream.of(
                GOOD,
                mark(1, null, 0, 1, new Words("s", 0, "d", "loader")),
                reasoned("x".repeat(40), new MarkIntake.Reading("x".repeat(40), -1, 0), "x".repeat(200)),
                mark(1, 1L, 0, 1, new Words("x".repeat(20), 1, "x".repeat(80), "agent")));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsMalformed(Mark mark) {
        assertThatIllegalArgumentException().isThrownBy(() -> MarkCheck.incident(SITTING, Rule.ACTIVE_WINDOW, mark));
    }

    @ParameterizedTest
    @MethodSource("justWellFormed")
    void takesWhatIsJustWellFormed(Mark mark) {
        assertThat(MarkCheck.incident(SITTING, Rule.ACTIVE_WINDOW, mark).detector())
                .isEqualTo(mark.detector());
    }

    @Test
    void keepsTheMomentsAnnounced() {
        Incident incident = MarkCheck.incident(SITTING, Rule.ACTIVE_WINDOW, GOOD);
        assertThat(incident.startedAt()).isEqualTo(Instant.ofEpochMilli(1));
        assertThat(incident.endedAt()).isEqualTo(Instant.ofEpochMilli(1));
        assertThat(incident.violation()).isEqualTo(Rule.ACTIVE_WINDOW.violation());
    }

    @Test
    @DisplayName("R4-046 speech of the examinee is reading aloud, another voice is a voice")
    void tellsOwnSpeechFromAVoice() {
        Mark own = mark(1, 1L, 0, 1, new Words("s", 1, "speech-lips/1", "agent"));
        Mark another = mark(1, 1L, 0, 1, new Words("s", 1, "speech-silero-v6/1", "agent"));
        assertThat(MarkCheck.incident(SITTING, Rule.VOICES, own).violation()).isEqualTo(Violation.READING_ALOUD);
        assertThat(MarkCheck.incident(SITTING, Rule.VOICES, another).violation())
                .isEqualTo(Violation.VOICES);
    }

    @Test
    void findsARuleByItsCode() {
        assertThat(MarkCheck.rule(Rule.ACTIVE_WINDOW.code())).isEqualTo(Rule.ACTIVE_WINDOW);
        assertThatIllegalArgumentException().isThrownBy(() -> MarkCheck.rule(null));
    }

    private static Mark mark(long from, Long to, double value, double threshold, Words words) {
        return new Mark(
                ID,
                "active_window",
                from,
                to,
                value,
                threshold,
                words.unit(),
                words.confidence(),
                words.detector(),
                words.source(),
                null,
                null,
                null,
                null);
    }

    private static Mark reasoned(String cause, MarkIntake.Reading reading, String model) {
        return new Mark(ID, "active_window", 1, 1L, 0, 1, "s", 1, "quiz-focus/1", "agent", null, cause, reading, model);
    }

    private record Words(String unit, double confidence, String detector, String source) {}
}
