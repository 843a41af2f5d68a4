package app.vigil.evidence.recording;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.sitting.SittingId;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of the ingest is killed at random moments under load; what it acknowledged is there at the next start. */
class KilledIngestTest {

    private static final int A_FEW = 5;
    /** The long run kills fifty times, and nothing else runs beside it. */
    private static final int KILLS = Integer.getInteger("vigil.kills", A_FEW);

    private static final Duration RECOVERY = Duration.ofSeconds(2);
    private static final int MOST_BEFORE_THE_KILL = 600;

    @TempDir
    Path data;

    private final Random random = new Random(20261122);
    /** From the start of the process to the moment it takes segments in. */
    private final List<Duration> starts = new ArrayList<>();

    /** A segment that was acknowledged. */
    private record Acknowledged(SittingId sitting, long sequence, String digest) {

        static Acknowledged of(String line) {
            String[] words = line.split(" ");
            return new Acknowledged(SittingId.of(words[0]), Long.parseLong(words[1]), words[2]);
        }
    }

    @Test
    @DisplayName("R4-021 nothing acknowledged is lost when the server is killed")
    void keepsWhatItAcknowledged() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            List<Acknowledged> acknowledged = runUntilKilled(1 + random.nextInt(MOST_BEFORE_THE_KILL));
            try (HikariDataSource source = BareIngest.source(data)) {
                RecordingUnderTest room = BareIngest.room(source, data);
                long begin = System.nanoTime();
                room.repair.start();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(RECOVERY);
                assertAllThere(room, acknowledged);
                room.end();
            }
        }
        // The first one sets up the database.
        List<Duration> again =
                starts.subList(1, starts.size()).stream().sorted().toList();
        System.out.printf(
                "%d starts after a kill: median %d ms, longest %d ms%n",
                again.size(),
                again.get(again.size() / 2).toMillis(),
                again.getLast().toMillis());
        if (KILLS > A_FEW) {
            assertThat(again.getLast()).as("the longest start after a kill").isLessThanOrEqualTo(RECOVERY);
        }
    }

    private List<Acknowledged> runUntilKilled(int segments) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process ingest = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareIngest.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Acknowledged> acknowledged = new ArrayList<>();
        try (BufferedReader lines = ingest.inputReader()) {
            // Logs go to the same place.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(BareIngest.READY)) {
                    starts.add(Duration.ofNanos(System.nanoTime() - begin));
                }
                if (line.matches("[0-9a-f-]{36} \\d+ [0-9a-f]{64}")) {
                    acknowledged.add(Acknowledged.of(line));
                }
                if (acknowledged.size() == segments) {
                    ingest.destroyForcibly();
                }
            }
        } catch (IOException endOfTheKilledProcess) {
            // The pipe may break in the middle of a line.
        }
        ingest.waitFor();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(segments);
        return acknowledged;
    }

    private static void assertAllThere(RecordingUnderTest room, List<Acknowledged> acknowledged) {
        acknowledged.stream()
                .collect(Collectors.groupingBy(Acknowledged::sitting))
                .forEach((sitting, segments) -> {
                    Map<Long, StoredSegment> stored = room.index.of(sitting).stream()
                            .collect(Collectors.toMap(each -> each.segment().sequence(), Function.identity()));
                    for (Acknowledged each : segments) {
                        assertThat(stored).containsKey(each.sequence);
                        byte[] bytes =
                                room.reader.read(stored.get(each.sequence)).orElseThrow();
                        assertThat(ContentDigest.of(bytes).hex()).isEqualTo(each.digest);
                    }
                });
    }
}
