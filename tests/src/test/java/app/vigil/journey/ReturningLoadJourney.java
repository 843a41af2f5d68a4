package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The end of an outage: {@code vigil.returning-students} students hold half a minute of both streams each and all send
 * it in the same moment, coming again when they are asked to, as the agent does.
 */
@Tag("long")
class ReturningLoadJourney {

    private static final int STUDENTS = Integer.getInteger("vigil.returning-students", 2000);
    private static final int WAITING = 10;
    private static final Duration SEGMENT = Duration.ofSeconds(3);
    /** Of a camera's and a screen's segment together, at the bit rates of the default profile. */
    private static final int[] BYTES = {103_000, 56_000};

    private static final Duration AT_LEAST = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final AtomicInteger putOff = new AtomicInteger();

    @Test
    @DisplayName("R2-019 thousands who return at once are put off, not lost")
    void takesEverybodyBack() throws Exception {
        try (Programs programs = new Programs(folder);
                ForgedPlatform platform = new ForgedPlatform()) {
            List<LoadStudent> students = LoadStudent.running(programs, platform, STUDENTS);
            long begin = System.nanoTime();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (LoadStudent student : students) {
                    threads.submit(() -> sendAll(student, "camera", BYTES[0]));
                    threads.submit(() -> sendAll(student, "screen", BYTES[1]));
                }
            }
            System.out.printf(
                    "return: %d students, %d segments in %.1f s, %d put off, %d errors, tool %d MiB%n",
                    STUDENTS,
                    STUDENTS * 2 * WAITING,
                    (System.nanoTime() - begin) / 1e9,
                    putOff.get(),
                    errors.size(),
                    programs.toolMemory());
            assertThat(errors).isEmpty();
            assertThat(putOff).as("how often somebody was asked to come later").hasPositiveValue();
            for (LoadStudent student : students) {
                assertThat(student.expected("camera")).isEqualTo(WAITING + 1);
                assertThat(student.expected("screen")).isEqualTo(WAITING + 1);
            }
        }
    }

    private void sendAll(LoadStudent student, String name, int length) {
        byte[] bytes = new byte[length];
        RandomGenerator.getDefault().nextBytes(bytes);
        String digest = LoadStudent.digest(bytes);
        try (LoadStudent.Stream stream = student.new Stream(name)) {
            insist(() -> stream.offerInit(new byte[900]));
            for (int segment = 0; segment < WAITING; segment++) {
                long start = segment * SEGMENT.toMillis();
                insist(() -> stream.offerMedia(bytes, digest, start, SEGMENT.toMillis()));
            }
        } catch (Exception failed) {
            errors.add(String.valueOf(failed.getMessage()));
        }
    }

    /** Comes again when it is asked to. */
    private void insist(Supplier<Optional<Duration>> offer) {
        for (Optional<Duration> later = offer.get(); later.isPresent(); later = offer.get()) {
            putOff.incrementAndGet();
            LockSupport.parkNanos(later.get().plus(AT_LEAST).toNanos());
        }
    }
}
