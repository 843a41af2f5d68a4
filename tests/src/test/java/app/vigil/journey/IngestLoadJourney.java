package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many students at once: {@code vigil.load-students} sittings that were launched and walked through, each with both
 * streams at the agent's bit rates and a heartbeat every five seconds, for {@code vigil.load-seconds} after all have
 * begun. Segments are due by the clock whatever the tool does, and a late one counts from when it was due.
 */
@Tag("long")
class IngestLoadJourney {

    private static final int STUDENTS = Integer.getInteger("vigil.load-students", 1000);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("vigil.load-seconds", 180));
    /** The agent asks its encoders for a key frame, and with it a segment, this often. */
    private static final Duration SEGMENT = Duration.ofSeconds(3);

    /** In which all begin, as chance has it. */
    private static final Duration BEGINNING = Duration.ofSeconds(60);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    /** Picture and sound of the camera, and the screen, as the agent sets its encoders. */
    private static final int CAMERA_BITS = 274_000;

    private static final int SCREEN_BITS = 150_000;
    private static final int INIT_BYTES = 900;

    @TempDir
    private Path folder;

    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();

    /** A student and what was sent of each stream. */
    private record Sitting(LoadStudent student, LoadStudent.Stream camera, LoadStudent.Stream screen) {}

    @Test
    @DisplayName("every segment of many students is acknowledged as durable before the next one is due")
    void takesEverythingIn() throws Exception {
        try (Programs programs = new Programs(folder);
                ForgedPlatform platform = new ForgedPlatform()) {
            List<Sitting> sittings = LoadStudent.launched(programs, platform, STUDENTS).stream()
                    .map(IngestLoadJourney::sitting)
                    .toList();
            long begin = System.nanoTime();
            send(sittings, begin);
            print((System.nanoTime() - begin) / 1e9, programs);
            assertThat(errors).isEmpty();
            assertThat(percentile(95)).as("p95 in ms").isLessThan(300);
            assertEverythingIsThere(sittings);
        }
    }

    private static Sitting sitting(LoadStudent student) {
        return new Sitting(student, student.new Stream("camera"), student.new Stream("screen"));
    }

    private void send(List<Sitting> sittings, long begin) {
        SplittableRandom random = new SplittableRandom(1);
        long end = begin + BEGINNING.plus(LENGTH).toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Sitting each : sittings) {
                long first = begin + random.nextLong(BEGINNING.toNanos());
                SplittableRandom bytes = random.split();
                threads.submit(() -> {
                    sleepUntil(first);
                    if (noted(each.student::start)) {
                        SplittableRandom other = bytes.split();
                        Thread camera =
                                Thread.startVirtualThread(() -> stream(each.camera, CAMERA_BITS, first, end, bytes));
                        Thread screen =
                                Thread.startVirtualThread(() -> stream(each.screen, SCREEN_BITS, first, end, other));
                        beat(each.student, first, end);
                        camera.join();
                        screen.join();
                    }
                    return null;
                });
            }
        }
    }

    private void stream(LoadStudent.Stream stream, int bitsPerSecond, long first, long end, SplittableRandom random) {
        byte[] init = new byte[INIT_BYTES];
        random.nextBytes(init);
        noted(() -> stream.sendInit(init));
        long mediaStart = 0;
        for (long due = first + SEGMENT.toNanos(); due <= end; due += SEGMENT.toNanos()) {
            byte[] bytes = new byte[(int) (bitsPerSecond / 8 * SEGMENT.toSeconds())];
            random.nextBytes(bytes);
            long start = mediaStart;
            sleepUntil(due);
            if (noted(() -> stream.sendMedia(bytes, start, SEGMENT.toMillis()))) {
                acknowledged.add(System.nanoTime() - due);
            }
            mediaStart += SEGMENT.toMillis();
        }
    }

    private void beat(LoadStudent student, long first, long end) {
        for (long due = first; due < end; due += HEARTBEAT.toNanos()) {
            sleepUntil(due);
            noted(student::heartbeat);
        }
    }

    private boolean noted(Runnable request) {
        try {
            request.run();
            return true;
        } catch (RuntimeException failed) {
            errors.add(String.valueOf(failed.getMessage()));
            return false;
        }
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void print(double seconds, Programs programs) {
        System.out.printf(
                "ingest: %d students, %d segments in %.1f s, %.1f segments/s, %.1f Mbit/s, %d errors, tool %d MiB%n",
                STUDENTS,
                acknowledged.size(),
                seconds,
                acknowledged.size() / seconds,
                acknowledged.size() / 2.0 * (CAMERA_BITS + SCREEN_BITS) * SEGMENT.toSeconds() / seconds / 1e6,
                errors.size(),
                programs.toolMemory());
        System.out.printf(
                "durable acknowledgement: p50 %.1f, p95 %.1f, p99 %.1f, longest %.1f ms%n",
                percentile(50), percentile(95), percentile(99), percentile(100));
    }

    private double percentile(int percent) {
        long[] sorted =
                acknowledged.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? Double.POSITIVE_INFINITY
                : sorted[Math.max(0, Math.ceilDiv(sorted.length * percent, 100) - 1)] / 1e6;
    }

    /** What the tool says it has, and that it calls each recording complete once told the last numbers. */
    private static void assertEverythingIsThere(List<Sitting> sittings) {
        for (Sitting each : sittings) {
            long camera = each.camera.sent();
            long screen = each.screen.sent();
            assertThat(Math.min(camera, screen)).isGreaterThan(LENGTH.dividedBy(SEGMENT));
            assertThat(each.student.expected("camera")).isEqualTo(camera);
            assertThat(each.student.expected("screen")).isEqualTo(screen);
            each.student.finish(camera - 1, screen - 1);
            assertThat(each.student.state().get("evidenceComplete").getAsBoolean())
                    .isTrue();
        }
    }
}
