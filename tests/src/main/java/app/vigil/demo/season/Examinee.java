package app.vigil.demo.season;

import app.vigil.demo.season.Plan.Exam;
import app.vigil.demo.season.Plan.Seat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One student in one exam, by the same calls as the exam window makes. */
final class Examinee {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] FACE = DrawnStudent.face();
    private static final Map<String, Film> FILMS =
            Map.of("camera", Film.named("camera"), "screen", Film.named("screen"));
    private static final Map<String, String> CODECS = Map.of(
            "camera", "video/mp4;codecs=avc1.42C016,opus",
            "screen", "video/mp4;codecs=avc1.42C01F");
    /** Into the recording, for the first mark and each further one. */
    private static final int MARK_EVERY_MS = 5000;

    private static final int MARK_MS = 3000;

    private final Exam exam;
    private final Seat seat;
    private final Campus campus;
    private String sitting = "";
    private long beganAt;

    private Examinee(Exam exam, Seat seat, Campus campus) {
        this.exam = exam;
        this.seat = seat;
        this.campus = campus;
    }

    /** Launches, consents, is checked and photographed, and begins. */
    static Examinee begin(Exam exam, Seat seat, String activity, Campus.Addresses addresses) {
        Examinee one = new Examinee(exam, seat, Campus.as(seat.username(), exam.language(), addresses));
        one.campus.enter(activity);
        one.sitting = one.campus.window().getPath().replaceAll(".*/", "");
        one.identify(one.state());
        one.beganAt = one.step("start", "{}").path("serverTime").asLong();
        return one;
    }

    Exam exam() {
        return exam;
    }

    Seat seat() {
        return seat;
    }

    String sitting() {
        return sitting;
    }

    long beganAt() {
        return beganAt;
    }

    /** Whether the LMS was told to open the quiz. */
    boolean admitted() {
        return state().path("admission").asString("").equals("delivered");
    }

    private JsonNode state() {
        return JSON.readTree(campus.browser().read(api("")));
    }

    private void identify(JsonNode state) {
        JsonNode consent = state.path("consent");
        ObjectNode agreed = JSON.createObjectNode();
        agreed.set("version", consent.path("version"));
        ArrayNode ticks = agreed.putArray("ticks");
        consent.path("ticks").forEach(tick -> ticks.add(tick.path("code")));
        step("consent", agreed.toString());
        step("check", "{\"items\":[{\"code\":\"camera\",\"outcome\":\"passed\",\"measured\":\"640 × 480\"}]}");
        photo("face", FACE);
        photo(
                "document",
                DrawnStudent.document(state.path("examinee").path("name").asString("")));
        String document = state.path("documentKinds").path(0).path("code").asString("");
        step("identification", "{\"documentKind\":\"" + document + "\"}");
    }

    private void photo(String kind, byte[] jpeg) {
        campus.browser()
                .call(
                        "PUT",
                        api("/photos/" + kind),
                        jpeg,
                        Map.of("Content-Type", "image/jpeg", "Content-Digest", digest(jpeg)));
    }

    /** Sits the quiz and hands everything in, with a recording of so many pieces. */
    void finish(int pieces) {
        String window = campus.window().toString();
        campus.sitQuiz(exam, right());
        campus.browser().open(window);
        FILMS.forEach((stream, film) -> send(stream, film, pieces));
        report(state());
        step("submitted", "{}");
        step("finish", "{\"lastSequence\":{\"camera\":%d,\"screen\":%d}}".formatted(pieces, pieces));
    }

    /** Some know more than others. */
    private int right() {
        return 1 + Math.floorMod(seat.username().hashCode(), exam.answers().size());
    }

    private void send(String stream, Film film, int pieces) {
        String before = digest(("vigil:" + sitting + "/" + stream).getBytes(StandardCharsets.UTF_8));
        for (int sequence = 0; sequence <= pieces; sequence++) {
            byte[] bytes = sequence == 0 ? film.beginning() : film.piece(sequence - 1);
            long media = Math.max(0, sequence - 1L) * Film.PIECE_MS;
            Map<String, String> headers = new HashMap<>(Map.of(
                    "Content-Type",
                    "video/mp4",
                    "Content-Digest",
                    digest(bytes),
                    "Vigil-Predecessor",
                    before,
                    "Vigil-Take",
                    "0",
                    "Vigil-Kind",
                    sequence == 0 ? "init" : "media",
                    "Vigil-Start-Ms",
                    Long.toString(beganAt + media),
                    "Vigil-Media-Start-Ms",
                    Long.toString(media),
                    "Vigil-Duration-Ms",
                    sequence == 0 ? "0" : Integer.toString(Film.PIECE_MS)));
            if (sequence == 0) {
                headers.putAll(Map.of(
                        "Vigil-Codecs", CODECS.getOrDefault(stream, ""),
                        "Vigil-Agent", "vigil-season/1",
                        "Vigil-Clock-Offset-Ms", "0"));
            }
            campus.browser().call("PUT", api("/streams/" + stream + "/segments/" + sequence), bytes, headers);
            before = digest(bytes);
        }
    }

    /** What the browser's own watch would have seen, of rules that this exam watches. */
    private void report(JsonNode state) {
        List<JsonNode> watched = state.path("rules")
                .valueStream()
                .filter(rule -> rule.path("controlled").asBoolean(false))
                .filter(rule -> !rule.path("allowed").asBoolean(false))
                .filter(rule -> !rule.path("lifted").asBoolean(false))
                .toList();
        if (seat.remarks() == 0 || watched.isEmpty()) {
            return;
        }
        ObjectNode reported = JSON.createObjectNode();
        ArrayNode marks = reported.putArray("incidents");
        IntStream.range(0, seat.remarks())
                .forEach(at -> mark(marks.addObject(), watched.get(at % watched.size()), beganAt + at * MARK_EVERY_MS));
        step("incidents", reported.toString());
    }

    private static void mark(ObjectNode mark, JsonNode rule, long from) {
        mark.put("id", UUID.randomUUID().toString())
                .put("startedAt", from)
                .put("endedAt", from + MARK_MS)
                .put("value", MARK_MS / 1000.0)
                .put("unit", "s")
                .put("confidence", 1)
                .put("detector", "season/1")
                .put("source", "agent");
        mark.set("rule", rule.path("code"));
        mark.set("threshold", rule.path("thresholdSeconds"));
        mark.putNull("noticeShownAt");
    }

    private JsonNode step(String step, String body) {
        return JSON.readTree(campus.browser().json("POST", api("/" + step), body));
    }

    private String api(String rest) {
        return campus.tool("/api/sittings/" + sitting + rest);
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
