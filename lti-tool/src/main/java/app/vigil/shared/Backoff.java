package app.vigil.shared;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits longer after each failure, and never in step with the others: 1 s, 2 s, 4 s … up to the longest, give or take a
 * fifth.
 */
public record Backoff(Duration longest) {

    /** How long to wait after that many failures in a row. */
    public Duration after(int failures) {
        long millis = Math.min(longest.toMillis(), 1000L << Math.min(failures, 20));
        return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
