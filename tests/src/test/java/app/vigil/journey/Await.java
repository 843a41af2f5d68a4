package app.vigil.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process will bring about, no longer than said. */
final class Await {

    private static final Duration STEP = Duration.ofMillis(250);

    private Await() {}

    /** Says what was left when it takes too long. */
    static void untilEmpty(Duration limit, String what, Supplier<List<?>> left) {
        AtomicReference<List<?>> last = new AtomicReference<>(List.of());
        until(limit, () -> what + "; left: " + last.get(), () -> {
            last.set(left.get());
            return last.get().isEmpty();
        });
    }

    static void until(Duration limit, String what, BooleanSupplier condition) {
        until(limit, () -> what, condition);
    }

    private static void until(Duration limit, Supplier<String> what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + limit + ": " + what.get());
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /** Lets this time pass; returns the seconds that really did. */
    static double pass(Duration time) {
        long began = System.nanoTime();
        until(time.plusSeconds(15), time + " pass", () -> System.nanoTime() - began >= time.toNanos());
        return (System.nanoTime() - began) / 1e9;
    }
}
