package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.vigil.conformance.platform.Asked;
import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.platform.Reply;
import app.vigil.conformance.platform.Reply.Manner;
import app.vigil.conformance.platform.TokenEndpoint;
import app.vigil.conformance.tool.ToolNode;
import app.vigil.lti.Connections;
import app.vigil.lti.ags.ScoreOutcome.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Service tokens (Security Framework 1.0, 4.1) from endpoints that give them properly, and from others. */
class ServiceTokenTest extends ServiceConformance {

    private static final String SCORES = "/items/1/scores";

    @Test
    @DisplayName("SF 1.0 §4.1.1: an assertion that stands every check brings a token, kept for the next call")
    void getsATokenAndKeepsIt() {
        platform.on(SCORES, asked -> Reply.empty(200));
        assertThat(post().kind()).isEqualTo(Kind.DELIVERED);
        assertThat(post().kind()).isEqualTo(Kind.DELIVERED);
        assertThat(platform.requestsTo("/token")).hasSize(1);
        assertThat(platform.requestsTo(SCORES))
                .allMatch(asked -> asked.header("authorization").equals("Bearer token-1"));
    }

    @Test
    @DisplayName("SF 1.0 §4.1.1: every assertion is a new one")
    void provesItselfAnewEachTime() {
        platform.on(SCORES, asked -> Reply.empty(200));
        post();
        ToolNode.CLOCK.step(Duration.ofHours(2));
        assertThat(post().kind()).isEqualTo(Kind.DELIVERED);
        List<Asked> asked = platform.requestsTo("/token");
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0).form().get("client_assertion"))
                .isNotEqualTo(asked.get(1).form().get("client_assertion"));
    }

    @Test
    @DisplayName("SF 1.0 §6.3 tenants: what one registration's key signed is not verified by another's key set")
    void signsForOneRegistrationOnly() {
        platform.on(SCORES, asked -> Reply.empty(200));
        try (Platform neighbour = new Platform("neighbour-of-keys")) {
            platform.on("/token", tokens(tool.connect(neighbour)));
            assertThat(post().kind()).isEqualTo(Kind.UNAUTHORIZED);
        }
        assertThat(platform.requestsTo(SCORES)).isEmpty();
        platform.on("/token", tokens());
        assertThat(post().kind()).isEqualTo(Kind.DELIVERED);
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                arguments("refuses the client", "UNAUTHORIZED", TokenEndpoint.error("invalid_client")),
                arguments("refuses the scope", "SCOPE_MISSING", TokenEndpoint.error("invalid_scope")),
                arguments("answers 400 in words", "UNAUTHORIZED", Reply.text(400, "text/html", "<h1>bad</h1>")),
                arguments("answers 401", "UNAUTHORIZED", Reply.empty(401)),
                arguments("answers 403", "UNAUTHORIZED", Reply.empty(403)),
                arguments("is not there", "NOT_FOUND", Reply.empty(404)),
                arguments("is broken", "PLATFORM_ERROR", Reply.empty(500)),
                arguments("is overrun", "THROTTLED", Reply.empty(429).with("Retry-After", "7")),
                arguments("redirects", "PLATFORM_ERROR", Reply.redirect(302, "http://127.0.0.1:1/token")),
                arguments("redirects the POST", "PLATFORM_ERROR", Reply.redirect(307, "http://127.0.0.1:1/token")),
                arguments("is silent", "TIMED_OUT", Reply.in(Manner.SILENT)),
                arguments("drips", "TIMED_OUT", Reply.in(Manner.DRIPPING)),
                arguments("never ends", "PLATFORM_ERROR", Reply.in(Manner.ENDLESS)),
                arguments("hangs up", "UNREACHABLE", Reply.in(Manner.CUT_OFF)));
    }

    static Stream<Arguments> grants() {
        return Stream.of(
                arguments("answers a web page", "PLATFORM_ERROR", Reply.text(200, "text/html", "<html>")),
                arguments("answers nothing", "PLATFORM_ERROR", Reply.empty(200)),
                arguments("answers without a token", "PLATFORM_ERROR", answer(Map.of())),
                arguments("answers an empty token", "PLATFORM_ERROR", answer(Map.of("access_token", " "))),
                arguments(
                        "answers an object for a token",
                        "PLATFORM_ERROR",
                        answer(Map.of("access_token", Map.of("x", 1)))),
                arguments(
                        "answers a token of 20 kB",
                        "PLATFORM_ERROR",
                        answer(Map.of("access_token", "x".repeat(20_000)))),
                arguments(
                        "grants another scope",
                        "SCOPE_MISSING",
                        answer(Map.of(
                                "access_token",
                                "t",
                                "scope",
                                "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly"))),
                arguments(
                        "grants a scope that begins alike",
                        "SCOPE_MISSING",
                        answer(Map.of(
                                "access_token",
                                "t",
                                "scope",
                                "https://purl.imsglobal.org/spec/lti-ags/scope/scores"))));
    }

    @ParameterizedTest(name = "SF 1.0 §4.1 / RFC 6749 §5: the token endpoint {0} → {1}, and no score is sent")
    @MethodSource({"endpoints", "grants"})
    void sendsNoScoreWithoutAToken(String what, String kind, Reply reply) {
        platform.on(SCORES, asked -> Reply.empty(200));
        platform.on("/token", asked -> reply);
        assertThat(post().kind().name()).isEqualTo(kind);
        assertThat(platform.requestsTo(SCORES)).isEmpty();
    }

    static Stream<Arguments> lifetimes() {
        return Stream.of(
                arguments("no", null),
                arguments("a negative", -5),
                arguments("a wordy", "soon"),
                arguments("a zero", 0));
    }

    @ParameterizedTest(name = "RFC 6749 §5.1: {0} expires_in is no lifetime: the token serves once")
    @MethodSource
    void lifetimes(String what, Object lifetime) {
        platform.on(SCORES, asked -> Reply.empty(200));
        Map<String, Object> answer = new HashMap<>(Map.of("access_token", "t"));
        answer.put("expires_in", lifetime);
        platform.on("/token", asked -> Reply.json(200, answer));
        assertThat(post().kind()).isEqualTo(Kind.DELIVERED);
        assertThat(post().kind()).isEqualTo(Kind.DELIVERED);
        assertThat(platform.requestsTo("/token")).hasSize(2);
    }

    @Test
    @DisplayName("RFC 6749 §5.1: a token that promises years is renewed within the hour")
    void believesNoEndlessLifetime() {
        platform.on(SCORES, asked -> Reply.empty(200));
        platform.on("/token", asked -> Reply.json(200, Map.of("access_token", "t", "expires_in", 1_000_000_000)));
        post();
        ToolNode.CLOCK.step(Duration.ofMinutes(61));
        post();
        assertThat(platform.requestsTo("/token")).hasSize(2);
    }

    @Test
    @DisplayName("RFC 6750 §3.1: 401 at the service renews the token once and delivers")
    void renewsAfterA401() {
        platform.on(SCORES, asked -> Reply.empty(asked.header("authorization").endsWith("token-1") ? 401 : 200));
        assertThat(post().kind()).isEqualTo(Kind.DELIVERED);
        assertThat(platform.requestsTo("/token")).hasSize(2);
        assertThat(platform.requestsTo(SCORES)).hasSize(2);
    }

    @Test
    @DisplayName("RFC 6750 §3.1: 401 again and again → UNAUTHORIZED after one renewal")
    void givesUpAfterOneRenewal() {
        platform.on(SCORES, asked -> Reply.empty(401));
        assertThat(post().kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(platform.requestsTo(SCORES)).hasSize(2);
    }

    @Test
    @DisplayName("RFC 9110 §5.5: a token with a line break smuggles no header")
    void smugglesNoHeader() {
        platform.on(
                "/token",
                asked -> TokenEndpoint.granted("t\r\nX-Evil: 1", asked.form().get("scope")));
        platform.on(SCORES, asked -> Reply.empty(200));
        post();
        assertThat(platform.requestsTo(SCORES))
                .allMatch(asked -> asked.header("x-evil").isEmpty());
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.3 tenants: one platform's token never goes to another, nor off the platform's hosts")
    void keepsTokensAtHome() {
        try (Platform foreign = new Platform("foreign")) {
            foreign.on(SCORES, asked -> Reply.empty(200));
            var elsewhere =
                    java.net.URI.create(foreign.address("/items/1").toString().replace("127.0.0.1", "localhost"));
            assertThat(post(elsewhere).kind().name()).isEqualTo("NOT_ALLOWED");
            assertThat(foreign.requestsTo(SCORES)).isEmpty();
            assertThat(platform.requestsTo("/token")).isEmpty();
        }
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.3: a platform switched off is not called → NOT_ALLOWED")
    void callsNobodySwitchedOff() {
        tool.get(Connections.class).activate(registration.id(), false);
        assertThat(post().kind().name()).isEqualTo("NOT_ALLOWED");
        assertThat(platform.requestsTo("/token")).isEmpty();
    }

    private static Reply answer(Map<String, Object> members) {
        Map<String, Object> answer = new HashMap<>(Map.of("token_type", "Bearer", "expires_in", 3600));
        answer.putAll(members);
        return Reply.json(200, answer);
    }
}
