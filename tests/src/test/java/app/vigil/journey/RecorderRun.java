package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * When a stream's recorder was asked to begin and to end, past everything the agent says of it. The first picture comes
 * after the one and, of a busy page, long before it is told; the last picture comes with the other. Media time has no
 * holes, so the end tells, too, whether the beginning is where it belongs.
 *
 * @param asked epoch milliseconds, like {@code told} and {@code ended}
 * @param told the {@code start} event
 */
record RecorderRun(String stream, long asked, long told, long ended) {

    /** To be run before the exam window's own scripts. */
    static final String NOTE_RUNS = """
            window.recorderRuns = [];
            {
              const { start, stop } = MediaRecorder.prototype;
              const runs = new Map();
              MediaRecorder.prototype.start = function (...slice) {
                const stream = this.stream.getAudioTracks().length > 0 ? 'camera' : 'screen';
                const run = { stream, asked: Date.now(), told: 0, ended: 0 };
                this.addEventListener('start', () => { run.told = Date.now(); });
                runs.set(this, run);
                window.recorderRuns.push(run);
                return start.apply(this, slice);
              };
              MediaRecorder.prototype.stop = function () {
                runs.get(this).ended ||= Date.now();
                return stop.apply(this);
              };
            }""";

    private static final long PLACED_WITHIN_MS = 500;
    private static final long DRIFT_MS = 300;

    /** Of a page in which each stream was recorded once and is over. */
    static List<RecorderRun> of(Page exam) {
        List<RecorderRun> runs = JsonParser.parseString(
                        (String) exam.evaluate("JSON.stringify(window.recorderRuns.filter((run) => run.told > 0))"))
                .getAsJsonArray()
                .asList()
                .stream()
                .map(JsonElement::getAsJsonObject)
                .map(run -> new RecorderRun(
                        run.get("stream").getAsString(),
                        run.get("asked").getAsLong(),
                        run.get("told").getAsLong(),
                        run.get("ended").getAsLong()))
                .toList();
        assertThat(runs).extracting(RecorderRun::stream).containsExactlyInAnyOrder("camera", "screen");
        return runs;
    }

    double seconds() {
        return (ended - asked) / 1000.0;
    }

    /** The index puts first and last picture where they were taken, and nothing drifts between them. */
    void isWhereTheIndexSays(JsonObject recording) {
        List<long[]> segments = segmentsOf(recording);
        long first = segments.getFirst()[4];
        long last = segments.getLast()[4] + segments.getLast()[3];
        List<Long> zeros =
                segments.stream().map(segment -> segment[4] - segment[2]).toList();
        long drift = zeros.stream().max(Long::compare).orElseThrow()
                - zeros.stream().min(Long::compare).orElseThrow();
        System.out.printf(
                "%s: asked to begin, told %d ms later, first picture %d ms later by the index;"
                        + " last picture %d ms from being asked to end; drift %d ms over %d segments%n",
                stream, told - asked, first - asked, last - ended, drift, segments.size());
        assertThat(first).as("first picture of the " + stream).isBetween(asked - 100, told + PLACED_WITHIN_MS);
        assertThat(last - ended)
                .as("last picture of the " + stream + ", ms")
                .isBetween(-PLACED_WITHIN_MS, PLACED_WITHIN_MS);
        assertThat(drift).as("drift of the " + stream + ", ms").isLessThanOrEqualTo(DRIFT_MS);
    }

    /** Rows of offset, length, media start, duration and wall clock, all of one take. */
    private List<long[]> segmentsOf(JsonObject recording) {
        JsonArray takes = StreamSupport.stream(
                        recording.getAsJsonArray("streams").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(each -> each.get("name").getAsString().equals(stream))
                .findFirst()
                .orElseThrow()
                .getAsJsonArray("takes");
        assertThat(takes).as("takes of the " + stream).hasSize(1);
        return takes.get(0).getAsJsonObject().getAsJsonArray("segments").asList().stream()
                .map(row -> row.getAsJsonArray().asList().stream()
                        .mapToLong(JsonElement::getAsLong)
                        .toArray())
                .toList();
    }
}
