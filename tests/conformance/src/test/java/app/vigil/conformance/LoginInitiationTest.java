package app.vigil.conformance;

import static app.vigil.conformance.tool.Login.initiate;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.tool.Browser;
import app.vigil.conformance.tool.Login;
import app.vigil.conformance.tool.Page;
import app.vigil.lti.Connections;
import app.vigil.lti.Registration;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Third-party-initiated login (Security Framework 1.0, 5.1.1.1) and the authentication request that answers it. */
class LoginInitiationTest extends LaunchConformance {

    private final Platform neighbour = new Platform("neighbour-of-logins");

    @Test
    @DisplayName("SF 1.0 §5.1.1.2: the authentication request says what it must, hints unchanged")
    void asksThePlatform() {
        Page page = initiate(tool, platform, new Browser(), Map.of());
        assertThat(page.status()).isIn(302, 303);
        assertThat(page.locationQuery())
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "id_token")
                .containsEntry("response_mode", "form_post")
                .containsEntry("prompt", "none")
                .containsEntry("client_id", platform.clientId())
                .containsEntry("redirect_uri", tool.publicAddress("/lti/launch").toString())
                .containsEntry("login_hint", "hint {&} 1")
                .containsEntry("lti_message_hint", "{\"cmid\":\"1\",\"launchid\":\"a+b&c\"}");
        assertThat(page.locationQuery().get("state")).hasSizeGreaterThan(40);
        assertThat(page.locationQuery().get("nonce")).hasSizeGreaterThan(30);
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.1: GET initiates as POST does, the client may be left out where it is clear")
    void takesGetToo() {
        Browser browser = new Browser();
        Map<String, String> form = Login.initiation(tool, platform, Map.of("client_id", "", "lti_message_hint", ""));
        Page page = browser.get(tool.address("/lti/login?" + Browser.query(form)));
        assertThat(page.locationQuery())
                .containsEntry("client_id", platform.clientId())
                .doesNotContainKey("lti_message_hint");
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.2: state and nonce differ with every login")
    void neverRepeatsItself() {
        Map<String, String> one = Login.begin(platform).request();
        Map<String, String> other = Login.begin(platform).request();
        assertThat(one.get("state")).isNotEqualTo(other.get("state"));
        assertThat(one.get("nonce")).isNotEqualTo(other.get("nonce"));
    }

    static Stream<Arguments> initiations() {
        return Stream.of(
                hostile("no iss", "login-parameter-missing", Map.of("iss", "")),
                hostile("no login_hint", "login-parameter-missing", Map.of("login_hint", "")),
                hostile("no target_link_uri", "login-parameter-missing", Map.of("target_link_uri", "")),
                hostile("an iss of 20 kB", "login-parameter-missing", Map.of("iss", "x".repeat(20_000))),
                hostile(
                        "a message hint of 20 kB",
                        "login-parameter-missing",
                        Map.of("lti_message_hint", "x".repeat(20_000))),
                hostile("an unknown issuer", "login-registration-unknown", Map.of("iss", "https://evil.example")),
                hostile(
                        "an issuer that is a script",
                        "login-registration-unknown",
                        Map.of("iss", "javascript:alert(1)")),
                hostile("an issuer that is SQL", "login-registration-unknown", Map.of("iss", "' or 1=1 --")),
                hostile("an unknown client", "login-registration-unknown", Map.of("client_id", "other")));
    }

    @ParameterizedTest(name = "SF 1.0 §5.1.1.1: {0} → {1}")
    @MethodSource("initiations")
    void refuses(String what, String problem, Map<String, String> changes) {
        assertThat(initiate(tool, platform, new Browser(), changes).problem()).isEqualTo(problem);
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.1: an issuer with a slash more, or in capitals → login-registration-unknown")
    void comparesIssuersToTheLetter() {
        assertThat(initiate(tool, platform, new Browser(), Map.of("iss", platform.issuer() + "/"))
                        .problem())
                .isEqualTo("login-registration-unknown");
        assertThat(initiate(
                                tool,
                                platform,
                                new Browser(),
                                Map.of("iss", platform.issuer().replace("http", "HTTP")))
                        .problem())
                .isEqualTo("login-registration-unknown");
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.1: the client of another platform → login-registration-unknown")
    void refusesTheClientOfAnotherPlatform() {
        tool.connect(neighbour);
        assertThat(initiate(tool, platform, new Browser(), Map.of("client_id", neighbour.clientId()))
                        .problem())
                .isEqualTo("login-registration-unknown");
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.1: no client where the issuer knows this tool twice → login-client-id-needed")
    void asksForTheClientWhereItIsNotClear() {
        try (Platform twice = new Platform("knows-the-tool-twice")) {
            tool.connect(twice);
            tool.connect(twice, "second-client");
            assertThat(initiate(tool, twice, new Browser(), Map.of("client_id", ""))
                            .problem())
                    .isEqualTo("login-client-id-needed");
        }
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.3: a platform switched off → registration-inactive")
    void refusesAPlatformThatWasSwitchedOff() {
        try (Platform off = new Platform("switched-off")) {
            Registration registration = tool.connect(off);
            tool.get(Connections.class).activate(registration.id(), false);
            assertThat(initiate(tool, off, new Browser(), Map.of()).problem()).isEqualTo("registration-inactive");
        }
    }

    static Stream<String> targets() {
        return Stream.of(
                "https://evil.example/",
                "//evil.example",
                "javascript:alert(1)",
                "https://evil.example/?x=http://localhost",
                "data:text/html,<script>alert(1)</script>",
                "\\\\evil.example");
    }

    @ParameterizedTest(name = "SF 1.0 §5.1.1.1 open redirect: target_link_uri {0} leads nowhere but to the platform")
    @MethodSource
    void targets(String target) {
        Page page = initiate(tool, platform, new Browser(), Map.of("target_link_uri", target));
        assertThat(page.location().toString()).startsWith(platform.address("/auth") + "?");
        assertThat(page.headers().map().toString()).doesNotContain("evil.example");
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.1: a message hint cannot smuggle parameters into the authentication request")
    void keepsHintsInTheirPlace() {
        Page page = initiate(
                tool,
                platform,
                new Browser(),
                Map.of(
                        "lti_message_hint",
                        "x&redirect_uri=https://evil.example&state=mine",
                        "login_hint",
                        "y#&nonce=mine"));
        URI location = page.location();
        assertThat(page.locationQuery())
                .containsEntry("redirect_uri", tool.publicAddress("/lti/launch").toString())
                .containsEntry("login_hint", "y#&nonce=mine");
        assertThat(location.getFragment()).isNull();
        assertThat(location.getRawQuery().split("redirect_uri=", -1)).hasSize(2);
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.1: no line break of a hint reaches a header")
    void splitsNoHeader() {
        Page page = initiate(tool, platform, new Browser(), Map.of("login_hint", "x\r\nX-Evil: 1"));
        assertThat(page.header("X-Evil")).isEmpty();
        assertThat(page.locationQuery()).containsEntry("login_hint", "x\r\nX-Evil: 1");
    }

    private static Arguments hostile(String what, String problem, Map<String, String> changes) {
        return Arguments.of(what, problem, changes);
    }
}
