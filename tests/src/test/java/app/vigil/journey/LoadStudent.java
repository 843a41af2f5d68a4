package app.vigil.journey;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A student without a browser: launches, walks through the exam window's calls and sends segments as the agent does. */
final class LoadStudent {

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final String name;
    private final BareBrowser browser;
    private final String instance = UUID.randomUUID().toString();
    private String sitting = "";

    LoadStudent(String name, String tool) {
        this.name = name;
        this.browser = new BareBrowser(tool);
    }

    /** From the launch to the identification; the exam begins with {@link #start}. */
    LoadStudent walk(ForgedPlatform platform, String target, byte[] photo) {
        String asked = ok(browser.post("/lti/login", platform.login(target)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Map<String, String> request = query(URI.create(asked));
        String token = platform.launch(name, request.get("nonce"), target);
        String card = ok(browser.post("/lti/launch", Map.of("state", request.get("state"), "id_token", token)))
                .body();
        Matcher ticket = TICKET.matcher(card);
        if (!ticket.find()) {
            throw new IllegalStateException("no way into the exam window: " + card);
        }
        String window = ok(browser.post("/enter", Map.of("ticket", ticket.group(1))))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        sitting = window.replaceAll("[?#].*", "").replaceAll(".*/", "");
        ok(browser.get(window));
        consentAndIdentify(photo);
        return this;
    }

    private void consentAndIdentify(byte[] photo) {
        JsonObject state = state();
        JsonObject consent = state.getAsJsonObject("consent");
        JsonObject agreed = new JsonObject();
        JsonArray ticks = new JsonArray();
        consent.getAsJsonArray("ticks")
                .forEach(tick -> ticks.add(tick.getAsJsonObject().get("code").getAsString()));
        agreed.add("version", consent.get("version"));
        agreed.add("ticks", ticks);
        step("consent", agreed.toString());
        step("check", "{\"items\":[{\"code\":\"camera\",\"outcome\":\"passed\",\"measured\":\"\"}]}");
        for (String kind : new String[] {"face", "document"}) {
            ok(browser.call(
                    "PUT",
                    path("photos/" + kind),
                    photo,
                    Map.of("Content-Type", "image/jpeg", "Content-Digest", header(sha256(photo)))));
        }
        JsonElement document = state.getAsJsonArray("documentKinds").get(0);
        step("identification", "{\"documentKind\":" + document.getAsJsonObject().get("code") + "}");
    }

    void start() {
        step("start", "{}");
    }

    void heartbeat() {
        String stream = "{\"live\":true,\"pending\":0}";
        step(
                "heartbeat",
                "{\"instance\":\"%s\",\"streams\":{\"camera\":%s,\"screen\":%s}}".formatted(instance, stream, stream));
    }

    /** Announces the last segments of both streams. */
    void finish(long camera, long screen) {
        step("finish", "{\"lastSequence\":{\"camera\":%d,\"screen\":%d}}".formatted(camera, screen));
    }

    JsonObject state() {
        return JsonParser.parseString(
                        ok(browser.get("/api/sittings/" + sitting)).body())
                .getAsJsonObject();
    }

    /** Number of the segment that the tool expects next in a stream. */
    long expected(String stream) {
        return JsonParser.parseString(ok(browser.get(path("streams"))).body())
                .getAsJsonObject()
                .getAsJsonObject(stream)
                .get("nextSequence")
                .getAsLong();
    }

    /** One stream of the student as its uploader sends it. */
    final class Stream {

        private final String name;
        private byte[] predecessor;
        private long sequence;

        Stream(String name) {
            this.name = name;
            this.predecessor = sha256(("vigil:" + sitting + "/" + name).getBytes(StandardCharsets.UTF_8));
        }

        long sent() {
            return sequence;
        }

        /** The beginning of the take. */
        void sendInit(byte[] bytes) {
            send(
                    bytes,
                    0,
                    0,
                    Map.of(
                            "Vigil-Kind", "init",
                            "Vigil-Codecs", "video/mp4;codecs=avc1.42E01F",
                            "Vigil-Agent", "vigil-load/1",
                            "Vigil-Clock-Offset-Ms", "0"));
        }

        /** Sends the next segment and returns when it is acknowledged as durable. */
        void sendMedia(byte[] bytes, long mediaStart, long duration) {
            send(bytes, mediaStart, duration, Map.of("Vigil-Kind", "media"));
        }

        private void send(byte[] bytes, long mediaStart, long duration, Map<String, String> kind) {
            long number = sequence++;
            byte[] digest = sha256(bytes);
            Map<String, String> headers = new HashMap<>(kind);
            headers.put("Content-Type", "video/mp4");
            headers.put("Content-Digest", header(digest));
            headers.put("Vigil-Predecessor", header(predecessor));
            headers.put("Vigil-Take", "0");
            headers.put("Vigil-Start-Ms", Long.toString(System.currentTimeMillis() - duration));
            headers.put("Vigil-Media-Start-Ms", Long.toString(mediaStart));
            headers.put("Vigil-Duration-Ms", Long.toString(duration));
            predecessor = digest;
            HttpResponse<String> answer =
                    browser.call("PUT", path("streams/" + name + "/segments/" + number), bytes, headers);
            boolean durable = answer.statusCode() == 201
                    && answer.body().replace(" ", "").equals("{\"sequence\":" + number + ",\"durable\":true}");
            if (!durable) {
                throw new IllegalStateException(
                        name + " " + number + " answered " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private String path(String rest) {
        return "/api/sittings/" + sitting + "/" + rest;
    }

    private void step(String step, String json) {
        ok(browser.call("POST", path(step), json.getBytes(StandardCharsets.UTF_8), JSON));
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) {
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(
                    answer.request().uri().getPath() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, two) -> one));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(byte[] digest) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
    }
}
