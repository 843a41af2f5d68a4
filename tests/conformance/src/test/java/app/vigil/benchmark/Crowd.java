package app.vigil.benchmark;

import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.token.Names;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Browsers launching at once, so many requests in flight at any time, in batches: all log in, the platform signs their
 * id_tokens, all launch. Time runs while they log in and launch. It stands still while tokens are signed, because that is
 * the platform's work and takes the processors longer than a launch may; the processor time of the tool and its stores
 * is counted throughout, so that nothing they put off is forgotten.
 */
final class Crowd implements AutoCloseable {

    private static final int AT_ONCE = 8;
    private static final int BATCH = 300;

    private final Platform platform;
    private final Clock clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    Crowd(Platform platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    Slice measure(Side side, Duration length) throws Exception {
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                wires.add(new Wire(side.port()));
            }
            return measure(side, wires, length);
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    private Slice measure(Side side, List<Wire> wires, Duration length) throws Exception {
        Usage begun = side.usage();
        double generator = 0;
        long nanos = 0;
        int launches = 0;
        while (nanos < length.toNanos()) {
            // Each browser is a user of its own: two launches of one user at once make ltijs lose the first.
            List<Visit> visits = IntStream.range(0, BATCH)
                    .mapToObj(i -> new Visit("user-" + i))
                    .toList();
            Stretch logins = during(side, () -> all(visits, wires, (wire, visit) -> side.login(platform, wire, visit)));
            all(visits, wires, (wire, visit) -> visit.answered(token(side, visit)));
            Stretch answers = during(side, () -> all(visits, wires, side::launch));
            platform.forgetRequests();
            nanos += logins.nanos() + answers.nanos();
            generator += logins.generator() + answers.generator();
            launches += BATCH;
        }
        Usage used = side.usage().since(begun);
        return new Slice(launches, nanos / 1e9, used.tool(), used.stores(), generator);
    }

    private record Stretch(long nanos, double generator) {}

    private static Stretch during(Side side, Callable<?> work) throws Exception {
        double generator = side.usage().generator();
        long begun = System.nanoTime();
        work.call();
        return new Stretch(System.nanoTime() - begun, side.usage().generator() - generator);
    }

    @FunctionalInterface
    private interface Step {
        void take(Wire wire, Visit visit) throws IOException;
    }

    private Object all(List<Visit> visits, List<Wire> wires, Step step) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> lines = wires.stream()
                .map(wire -> (Callable<Void>) () -> {
                    for (int i = next.getAndIncrement(); i < visits.size(); i = next.getAndIncrement()) {
                        step.take(wire, visits.get(i));
                    }
                    return null;
                })
                .toList();
        for (Future<Void> line : threads.invokeAll(lines)) {
            line.get();
        }
        return visits;
    }

    private String token(Side side, Visit visit) {
        return platform.resourceLink(Map.of("nonce", visit.nonce()), clock)
                .claim("sub", visit.user())
                .claim(Names.TARGET_LINK_URI, side.target())
                .claim(Names.ROLES, List.of(Names.MEMBERSHIP + "Instructor"))
                .token();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
