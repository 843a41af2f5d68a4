package app.vigil.journey;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A student without a browser: launches, walks through the exam window's calls and sends segments as the agent does. */
final class LoadStudent {

    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Pattern INVITATION = Pattern.compile("invitation=([A-Za-z0-9_-]+)");
    private static final int LAUNCHING_AT_ONCE = 8;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final String name;
    private final BareBrowser browser;
    private final String instance = UUID.randomUUID().toString();
    private String sitting = "";

    LoadStudent(String name, String tool) {
        this.name = name;
        this.browser = new BareBrowser(tool);
    }

    /** Students of a platform that is connected now, identified each; the first launch begins the exam, so it comes alone. */
    static List<LoadStudent> launched(Programs programs, ForgedPlatform platform, int count) throws Exception {
        Matcher invitation = INVITATION.matcher(programs.operatorCommand("invitation"));
        if (!invitation.find()) {
            throw new IllegalStateException("no invitation");
        }
        ok(new BareBrowser(programs.toolAddress()).post("/lti/register", platform.registration(invitation.group(1))));
        byte[] photo = photo();
        List<LoadStudent> students = IntStream.range(0, count)
                .mapToObj(number -> new LoadStudent(Integer.toString(number), programs.toolAddress()))
                .toList();
        String target = programs.toolAddress() + "/lti/launch";
        students.getFirst().walk(platform, target, photo);
        try (ExecutorService doors = Executors.newFixedThreadPool(LAUNCHING_AT_ONCE)) {
            List<Future<LoadStudent>> walks = new ArrayList<>();
            for (LoadStudent student : students.subList(1, count)) {
                walks.add(doors.submit(() -> student.walk(platform, target, photo)));
            }
            for (Future<LoadStudent> walk : walks) {
                walk.get();
            }
        }
        return students;
    }

    /** The same, with the exam begun. */
    static List<LoadStudent> running(Programs programs, ForgedPlatform platform, int count) throws Exception {
        List<LoadStudent> students = launched(programs, platform, count);
        students.forEach(LoadStudent::start);
        return students;
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        return jpeg.toByteArray();
    }

    /** From the launch to the identification; the exam begins with {@link #start}. */
    LoadStudent walk(ForgedPlatform platform, String target, byte[] photo) {
        String window = enter(browser, platform, ForgedPlatform.student(name), target);
        sitting = window.replaceAll("[?#].*", "").replaceAll(".*/", "");
        ok(browser.get(window));
        consentAndIdentify(photo);
        return this;
    }

    /** Launches and goes through the last way that the card offers; returns where it leads. */
    static String enter(BareBrowser browser, ForgedPlatform platform, ForgedPlatform.Visitor who, String target) {
        String asked = ok(browser.post("/lti/login", platform.login(target)))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Map<String, String> request = query(URI.create(asked));
        String token = platform.launch(who, request.get("nonce"), target);
        String card = ok(browser.post("/lti/launch", Map.of("state", request.get("state"), "id_token", token)))
                .body();
        Matcher ticket = TICKET.matcher(card);
        if (!ticket.find()) {
            throw new IllegalStateException("no way into a window: " + card);
        }
        return ok(browser.post("/enter", Map.of("ticket", ticket.group(1))))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    String sitting() {
        return sitting;
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
                    Map.of("Content-Type", "image/jpeg", "Content-Digest", digest(photo))));
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

    /** One stream of the student as its uploader sends it, over a connection of its own. */
    final class Stream implements AutoCloseable {

        private final String name;
        private final RawConnection connection;
        private String predecessor;
        private long sequence;

        Stream(String name) {
            this.name = name;
            this.predecessor = digest(("vigil:" + sitting + "/" + name).getBytes(StandardCharsets.UTF_8));
            this.connection = new RawConnection(browser.address());
        }

        long sent() {
            return sequence;
        }

        /** The beginning of the take. */
        void sendInit(byte[] bytes) {
            offerInit(bytes).ifPresent(this::refuse);
        }

        /** Sends the next segment and returns when it is acknowledged as durable. */
        void sendMedia(byte[] bytes, long mediaStart, long duration) {
            sendMedia(bytes, digest(bytes), mediaStart, duration);
        }

        /** @param digest of the bytes, which a benchmark knows beforehand */
        void sendMedia(byte[] bytes, String digest, long mediaStart, long duration) {
            offerMedia(bytes, digest, mediaStart, duration).ifPresent(this::refuse);
        }

        private void refuse(Duration later) {
            throw new IllegalStateException(name + " " + sequence + " is asked to come again after " + later);
        }

        /** As {@link #sendInit}, but where the server asks to come again later, says after how long. */
        Optional<Duration> offerInit(byte[] bytes) {
            return offer(bytes, digest(bytes), 0, 0, """
                    Vigil-Kind: init\r
                    Vigil-Codecs: video/mp4;codecs=avc1.42E01F\r
                    Vigil-Agent: vigil-load/1\r
                    Vigil-Clock-Offset-Ms: 0\r
                    """);
        }

        /** As {@link #sendMedia(byte[], String, long, long)}, but where it is to come again later, says after how long. */
        Optional<Duration> offerMedia(byte[] bytes, String digest, long mediaStart, long duration) {
            return offer(bytes, digest, mediaStart, duration, "Vigil-Kind: media\r\n");
        }

        private Optional<Duration> offer(byte[] bytes, String digest, long mediaStart, long duration, String kind) {
            String head = "PUT " + path("streams/" + name + "/segments/" + sequence) + " HTTP/1.1\r\n"
                    + browser.credentials()
                    + "Accept: application/json\r\nContent-Type: video/mp4\r\n"
                    + "Content-Digest: " + digest
                    + "\r\nVigil-Predecessor: " + predecessor
                    + "\r\nVigil-Take: 0\r\nVigil-Start-Ms: " + (System.currentTimeMillis() - duration)
                    + "\r\nVigil-Media-Start-Ms: " + mediaStart
                    + "\r\nVigil-Duration-Ms: " + duration
                    + "\r\n" + kind;
            try {
                RawConnection.Answer answer = connection.send(head, bytes);
                if (answer.status() == 429 || answer.status() == 503) {
                    return Optional.of(answer.retryAfter());
                }
                String receipt = "{\"sequence\":" + sequence + ",\"durable\":true}";
                if (answer.status() != 201 || !answer.body().equals(receipt)) {
                    throw new IllegalStateException(
                            name + " " + sequence + " answered " + answer.status() + " " + answer.body());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(name + " " + sequence, e);
            }
            predecessor = digest;
            sequence++;
            return Optional.empty();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    /** Sends what was recorded before, through this student's session in a browser. */
    LongRecording.Sender sender(BrowserContext context, long beganAt) {
        browser.continueIn(context);
        return new LongRecording.Sender(
                context.request(), browser.address().toString(), sitting, browser.csrf(), beganAt);
    }

    /** A real browser goes on in this student's session. */
    void continueIn(BrowserContext context) {
        browser.continueIn(context);
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

    /** As a header's value. */
    static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
