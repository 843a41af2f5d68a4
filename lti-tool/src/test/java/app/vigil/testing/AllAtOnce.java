package app.vigil.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Races: the same attempt fifty times at the same moment. */
public final class AllAtOnce {

    private static final int ATTEMPTS = 50;

    private AllAtOnce() {}

    /** How many of the attempts succeeded. */
    public static long winners(Callable<Boolean> attempt) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(ATTEMPTS)) {
            List<Future<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < ATTEMPTS; i++) {
                attempts.add(threads.submit(() -> {
                    start.await();
                    return attempt.call();
                }));
            }
            start.countDown();
            long winners = 0;
            for (Future<Boolean> one : attempts) {
                winners += one.get() ? 1 : 0;
            }
            return winners;
        }
    }
}
