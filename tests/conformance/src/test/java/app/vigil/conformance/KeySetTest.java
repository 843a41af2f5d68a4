package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.platform.Reply;
import app.vigil.conformance.platform.Reply.Manner;
import app.vigil.conformance.token.Signer;
import app.vigil.conformance.token.SigningKeys;
import app.vigil.conformance.tool.Browser;
import app.vigil.conformance.tool.Login;
import app.vigil.conformance.tool.Page;
import app.vigil.conformance.tool.ToolNode;
import app.vigil.lti.Connections;
import app.vigil.lti.Connections.PlatformValues;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's key set (Security Framework 1.0, 6.3): bounded, cached, never a door into the operator's network. */
class KeySetTest {

    private static final String UNREACHABLE = "launch-key-set-unreachable";
    private static final String UNKNOWN = "launch-token-key-unknown";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Stream<Arguments> keySets() {
        String huge = "{\"keys\":[],\"padding\":\"" + "x".repeat(300_000) + "\"}";
        String many = IntStream.range(0, 5000)
                .mapToObj(n -> "{\"kty\":\"RSA\",\"kid\":\"" + n + "\"}")
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
        return Stream.of(
                arguments("silent", UNREACHABLE, Reply.in(Manner.SILENT)),
                arguments("dripping without end", UNREACHABLE, Reply.in(Manner.DRIPPING)),
                arguments("endless", UNREACHABLE, Reply.in(Manner.ENDLESS)),
                arguments("cut off", UNREACHABLE, Reply.in(Manner.CUT_OFF)),
                arguments("of 300 kB", UNREACHABLE, Reply.text(200, "application/json", huge)),
                arguments("of 5,000 keys", UNREACHABLE, Reply.text(200, "application/json", many)),
                arguments(
                        "redirected to a private address", UNREACHABLE, Reply.redirect(302, "http://192.168.0.1/jwks")),
                arguments("redirected for good", UNREACHABLE, Reply.redirect(308, "https://evil.example/jwks")),
                arguments("missing", UNREACHABLE, Reply.empty(404)),
                arguments("broken", UNREACHABLE, Reply.empty(500)),
                arguments("behind a login", UNREACHABLE, Reply.empty(401)),
                arguments("empty", UNREACHABLE, Reply.empty(200)),
                arguments("a web page", UNREACHABLE, Reply.text(200, "text/html", "<html>Sign in</html>")),
                arguments("an array", UNREACHABLE, Reply.text(200, "application/json", "[]")),
                arguments(
                        "nested deep",
                        UNREACHABLE,
                        Reply.text(200, "application/json", "{\"keys\":" + "[".repeat(3000) + "]".repeat(3000) + "}")),
                arguments("without keys", UNREACHABLE, Reply.json(200, Map.of("keys", List.of()))),
                arguments(
                        "of other keys", UNKNOWN, Platform.keySet(SigningKeys.jwk("other", SigningKeys.rsa("other")))));
    }

    @ParameterizedTest(name = "SF 1.0 §6.3: a key set {0} → {1}, and soon")
    @MethodSource
    void keySets(String what, String problem, Reply reply) {
        try (Platform platform = new Platform("key-set")) {
            platform.on("/jwks", asked -> reply);
            ToolNode.first().connect(platform);
            Login login = Login.begin(platform);
            long begun = System.nanoTime();
            Page page = login.answer(login.resourceLink());
            assertThat(page.problem()).isEqualTo(problem);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
            assertThat(platform.requestsTo("/jwks")).hasSize(1);
        }
    }

    @Test
    @DisplayName("SF 1.0 §6.3: a redirect is not followed even to a good key set → launch-key-set-unreachable")
    void followsNoRedirect() {
        try (Platform platform = new Platform("redirects")) {
            platform.on("/elsewhere", asked -> Platform.keySet(SigningKeys.jwk(Platform.KID, platform.keys())));
            platform.on(
                    "/jwks",
                    asked -> Reply.redirect(302, platform.address("/elsewhere").toString()));
            ToolNode.first().connect(platform);
            Login login = Login.begin(platform);
            assertThat(login.answer(login.resourceLink()).problem()).isEqualTo(UNREACHABLE);
            assertThat(platform.requestsTo("/elsewhere")).isEmpty();
        }
    }

    @Test
    @DisplayName("SF 1.0 §6.3: twenty tokens of unknown keys make one request, not twenty")
    void asksOnceForUnknownKeys() {
        try (Platform platform = new Platform("unknown-keys")) {
            ToolNode.first().connect(platform);
            for (int i = 0; i < 20; i++) {
                Login login = Login.begin(platform);
                assertThat(login.answer(login.resourceLink().header("kid", "unknown-" + i))
                                .problem())
                        .isEqualTo(UNKNOWN);
            }
            assertThat(platform.requestsTo("/jwks")).hasSize(1);
        }
    }

    @Test
    @DisplayName("SF 1.0 §6.3: a key is fetched once, a rotated one is found, and a withdrawn one ends")
    void followsARotation() {
        try (Platform platform = new Platform("rotates")) {
            ToolNode.first().connect(platform);
            assertThat(launch(platform, Platform.KID, platform.signer())).isEqualTo("status 200");
            assertThat(launch(platform, Platform.KID, platform.signer())).isEqualTo("status 200");
            assertThat(platform.requestsTo("/jwks")).hasSize(1);

            Signer rotated = Signer.rs256(SigningKeys.rsa("rotated"));
            platform.on("/jwks", asked -> Platform.keySet(SigningKeys.jwk("new", SigningKeys.rsa("rotated"))));
            ToolNode.CLOCK.step(Duration.ofSeconds(11));
            assertThat(launch(platform, "new", rotated)).isEqualTo("status 200");
            assertThat(platform.requestsTo("/jwks")).hasSize(2);
            assertThat(launch(platform, Platform.KID, platform.signer())).isEqualTo(UNKNOWN);
        }
    }

    @Test
    @DisplayName("SF 1.0 §6.3: known keys serve on while the platform's key set is down, for a day")
    void servesOnWhileThePlatformIsDown() {
        try (Platform platform = new Platform("down")) {
            ToolNode.first().connect(platform);
            assertThat(launch(platform, Platform.KID, platform.signer())).isEqualTo("status 200");
            platform.on("/jwks", asked -> Reply.empty(503));
            ToolNode.CLOCK.step(Duration.ofHours(2));
            assertThat(launch(platform, Platform.KID, platform.signer())).isEqualTo("status 200");
            ToolNode.CLOCK.step(Duration.ofHours(23));
            assertThat(launch(platform, Platform.KID, platform.signer())).isEqualTo(UNREACHABLE);
        }
    }

    @ParameterizedTest(name = "architecture, Outbound: a key set at {0} → registration-values-invalid or never fetched")
    @ValueSource(
            strings = {
                "http://lms.example/jwks",
                "file:///etc/passwd",
                "ftp://lms.example/jwks",
                "gopher://127.0.0.1:6379/_x",
                "https://user:secret@lms.example/jwks",
                "https:///jwks",
                "jar:https://lms.example!/x"
            })
    void registersNoOddAddress(String keySet) {
        assertThat(connecting(keySet)).isEqualTo("registration-values-invalid");
    }

    @ParameterizedTest(name = "architecture, Outbound: a key set on the private address {0} is never fetched")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.254",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.2.1",
                "203.0.113.7",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd12::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[ff02::1]",
                "localhost",
                "2130706433",
                "0x7f000001",
                "017700000001"
            })
    void fetchesNothingFromPrivateAddresses(String host) {
        ToolNode strict = ToolNode.strict();
        try (Platform platform = new Platform("private")) {
            PlatformValues values = values(platform, "https://" + host + "/jwks");
            try {
                strict.get(Connections.class).connect(values);
            } catch (ProblemException refused) {
                assertThat(refused.problem().code()).isEqualTo("registration-values-invalid");
                return;
            }
            Browser browser = new Browser();
            Page begun = Login.initiate(strict, platform, browser, Map.of());
            Login login = new Login(strict, platform, browser, begun.locationQuery());
            assertThat(login.answer(login.resourceLink()).problem()).isEqualTo(UNREACHABLE);
        }
    }

    private static String connecting(String keySet) {
        try (Platform platform = new Platform("odd")) {
            ToolNode.strict().get(Connections.class).connect(values(platform, keySet));
            return "connected";
        } catch (ProblemException refused) {
            return refused.problem().code();
        } catch (IllegalArgumentException notAnAddress) {
            return "registration-values-invalid";
        }
    }

    private static PlatformValues values(Platform platform, String keySet) {
        return new PlatformValues(
                platform.name(),
                platform.issuer(),
                platform.clientId(),
                URI.create("https://lms.example/auth"),
                URI.create("https://lms.example/token"),
                URI.create(keySet),
                Platform.DEPLOYMENT);
    }

    private static String launch(Platform platform, String kid, Signer signer) {
        Login login = Login.begin(platform);
        return login.answer(login.resourceLink().header("kid", kid).signedBy(signer))
                .problem();
    }
}
