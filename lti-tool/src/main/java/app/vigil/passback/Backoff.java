package app.vigil.passback;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits longer after each failure, and never in step with the others. */
final class Backoff {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Backoff() {}

    /** 1 s, 2 s, 4 s … up to five minutes, give or take a fifth. */
    static Duration after(int failures) {
        long millis = Math.min(LONGEST.toMillis(), 1000L << Math.min(failures, 20));
        return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
