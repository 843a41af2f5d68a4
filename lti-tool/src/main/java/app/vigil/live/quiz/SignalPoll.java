package app.vigil.live.quiz;

import app.vigil.sitting.SittingId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The exam window's long poll: answers as soon as there is a signal. */
@Component
public class SignalPoll {

    private static final Duration LONGEST = Duration.ofSeconds(25);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final QuizPage quiz;
    private final Bells bells;

    SignalPoll(QuizPage quiz, Bells bells) {
        this.quiz = quiz;
        this.bells = bells;
    }

    /** Waits at most this long, never longer than 25 s; empty when nothing happened. */
    public List<QuizPage.Signal> await(SittingId sitting, long after, Duration wait) {
        Duration limit = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            CountDownLatch bell = bells.listen(sitting);
            List<QuizPage.Signal> signals = quiz.signals(sitting, after);
            long left = deadline - System.nanoTime();
            if (!signals.isEmpty() || left <= 0 || bells.closing() || !sleptUntil(bell, left)) {
                return signals;
            }
        }
    }

    /** False when the thread is to stop. */
    private static boolean sleptUntil(CountDownLatch bell, long left) {
        try {
            boolean rung = bell.await(Math.min(left, BETWEEN_LOOKS.toNanos()), TimeUnit.NANOSECONDS);
            return rung || !Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
