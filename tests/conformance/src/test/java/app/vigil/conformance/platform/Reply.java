package app.vigil.conformance.platform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the platform answers.
 *
 * @param headers name and value by turns
 * @param manner how the body travels
 */
public record Reply(int status, List<String> headers, byte[] body, Manner manner) {

    /** Ways to send a body. */
    public enum Manner {
        WHOLE,
        /** Accepts the request and says nothing. */
        SILENT,
        /** A byte now and then, without end. */
        DRIPPING,
        /** As fast as it goes, without end. */
        ENDLESS,
        /** Promises more than it sends and hangs up. */
        CUT_OFF
    }

    /** Between two dripping bytes. */
    static final Duration DRIP = Duration.ofMillis(50);

    public static Reply json(int status, Object body) {
        return text(status, "application/json", JsonMapper.shared().writeValueAsString(body));
    }

    public static Reply text(int status, String contentType, String body) {
        return new Reply(
                status, List.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8), Manner.WHOLE);
    }

    public static Reply empty(int status) {
        return new Reply(status, List.of(), new byte[0], Manner.WHOLE);
    }

    public static Reply redirect(int status, String location) {
        return empty(status).with("Location", location);
    }

    public static Reply in(Manner manner) {
        return new Reply(200, List.of("Content-Type", "application/json"), new byte[] {'{'}, manner);
    }

    public Reply with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Reply(status, List.copyOf(more), body, manner);
    }
}
