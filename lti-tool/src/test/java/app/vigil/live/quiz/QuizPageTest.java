package app.vigil.live.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.sitting.SittingId;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class QuizPageTest {

    private static final UUID PAGE = UUID.randomUUID();

    @Parameter
    Database database;

    private final SettableClock clock = SettableClock.atFriday();
    private final SittingId sitting = new SittingId(UUID.randomUUID());
    private final Bells bells = new Bells();
    private QuizPage quiz;
    private SignalPoll poll;

    @BeforeEach
    void empty() {
        Database.Connection connection = database.fresh();
        quiz = new QuizPage(connection.jdbc(), new QuizRow(connection.jdbc()), bells, clock, connection.transaction());
        poll = new SignalPoll(quiz, bells);
    }

    @Test
    void numbersSignalsThroughAllPagesAndDropsRepeatedOnes() {
        UUID second = UUID.randomUUID();
        quiz.receive(sitting, PAGE, List.of(sent(1, SignalType.PAGE_OPEN), sent(2, SignalType.HIDDEN)));
        quiz.receive(sitting, PAGE, List.of(sent(2, SignalType.HIDDEN), sent(3, SignalType.VISIBLE)));
        quiz.receive(sitting, second, List.of(sent(1, SignalType.PAGE_OPEN)));

        assertThat(quiz.signals(sitting, 0))
                .extracting(signal -> signal.seq() + " " + signal.type())
                .containsExactly("1 page-open", "2 hidden", "3 visible", "4 page-open");
        assertThat(quiz.signals(sitting, 3)).hasSize(1);
    }

    @Test
    @DisplayName("R2-065 a quiz page that was opened is known, and when the loader spoke last")
    void knowsWhetherTheQuizWasSeen() {
        assertThat(quiz.lastSeen(sitting)).isEmpty();
        quiz.receive(sitting, PAGE, List.of());
        assertThat(quiz.lastSeen(sitting)).contains(clock.instant());
        assertThat(quiz.quizSeen(sitting)).isFalse();

        quiz.receive(sitting, PAGE, List.of(sent(1, SignalType.PAGE_OPEN)));
        assertThat(quiz.quizSeen(sitting)).isTrue();
    }

    @Test
    @DisplayName("R2-023 a notice reaches the quiz page once")
    void handsNoticesToThePage() {
        quiz.notify(sitting, "Return to the test", "warning");
        quiz.notify(sitting, "Camera is covered", "warning");

        assertThat(quiz.notices(sitting, 1)).containsExactly(new QuizPage.Notice(2, "Camera is covered", "warning"));
    }

    @Test
    void aWaitingExamWindowWakesWithinASecond() throws Exception {
        CompletableFuture<List<QuizPage.Signal>> waiting =
                CompletableFuture.supplyAsync(() -> poll.await(sitting, 0, Duration.ofSeconds(20)));
        quiz.receive(sitting, PAGE, List.of(sent(1, SignalType.HIDDEN)));

        assertThat(waiting.get(1, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void nobodyWaitsForAStoppingServer() throws Exception {
        CompletableFuture<List<QuizPage.Signal>> waiting =
                CompletableFuture.supplyAsync(() -> poll.await(sitting, 0, Duration.ofSeconds(20)));
        bells.close();

        assertThat(waiting.get(3, TimeUnit.SECONDS)).isEmpty();
    }

    private QuizPage.Sent sent(long sequence, SignalType type) {
        return new QuizPage.Sent(sequence, type, clock.millis());
    }
}
