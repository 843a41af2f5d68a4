package app.vigil.live.quiz;

import app.vigil.live.LiveProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Keeps one quiz page, or a script with its token, from filling the database. */
@Component
public class Throttle {

    private static final long WINDOW_MS = 10_000;
    private static final int MOST_IN_WINDOW = 100;
    private static final int MOST_REMEMBERED = 20_000;

    private final Map<SittingId, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Refuses when the sitting asked too often within the last seconds. */
    public void pass(SittingId sitting) {
        long now = clock.millis();
        if (windows.size() > MOST_REMEMBERED) {
            windows.values().removeIf(window -> window.over(now));
        }
        Window counted = windows.compute(
                sitting, (id, window) -> window == null || window.over(now) ? new Window(now, 1) : window.next());
        if (counted.count() > MOST_IN_WINDOW) {
            throw new ProblemException(LiveProblem.TOO_MANY_SIGNALS).with("sitting", sitting);
        }
    }

    private record Window(long since, int count) {

        boolean over(long now) {
            return now - since >= WINDOW_MS;
        }

        Window next() {
            return new Window(since, count + 1);
        }
    }
}
