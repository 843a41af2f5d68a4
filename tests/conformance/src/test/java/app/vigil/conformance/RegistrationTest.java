package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.vigil.conformance.platform.Asked;
import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.platform.Reply;
import app.vigil.conformance.platform.Reply.Manner;
import app.vigil.conformance.tool.Browser;
import app.vigil.conformance.tool.Login;
import app.vigil.conformance.tool.Page;
import app.vigil.conformance.tool.ToolNode;
import app.vigil.lti.Invitations;
import app.vigil.lti.Registrations;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dynamic Registration 1.0 with a platform that keeps to it, and with configurations made to hurt. */
class RegistrationTest {

    private static final String TOOL_CLAIM = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final String INVALID = "platform-configuration-invalid";
    private static final String UNREACHABLE = "platform-configuration-unreachable";
    private static final String REFUSED = "platform-refused-registration";

    private final ToolNode tool = ToolNode.first();
    private Platform platform;
    private String invitation;

    @BeforeEach
    void open() {
        platform = new Platform("registers");
        platform.on("/config", asked -> Reply.json(200, configuration()));
        platform.on("/register", asked -> Reply.json(200, registered()));
        invitation =
                Asked.fields(tool.get(Invitations.class).issue().getRawQuery()).get("invitation");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    @DisplayName("DR 1.0 §3: invited, confirmed, registered; the first launch works")
    void registers() {
        assertThat(ask().status()).isEqualTo(200);
        assertThat(register().status()).isEqualTo(200);
        Asked asked = platform.requestsTo("/register").getFirst();
        assertThat(asked.header("authorization")).isEqualTo("Bearer registration-token");
        JsonNode body = JsonMapper.shared().readTree(asked.body());
        assertThat(body.path("token_endpoint_auth_method").asString()).isEqualTo("private_key_jwt");
        assertThat(body.path("initiate_login_uri").asString())
                .isEqualTo(tool.address("/lti/login").toString());
        assertThat(body.path("redirect_uris").get(0).asString())
                .isEqualTo(tool.address("/lti/launch").toString());
        assertThat(body.path(TOOL_CLAIM).path("domain").asString())
                .isEqualTo(tool.address("").getAuthority());
        Login login = Login.begin(platform);
        assertThat(login.answer(login.resourceLink()).status()).isEqualTo(200);
        // The address named before the platform had answered is that of the registration's own keys.
        assertThat(new Browser()
                        .get(URI.create(body.path("jwks_uri").asString()))
                        .body())
                .contains("\"kid\"");
    }

    @ParameterizedTest(name = "architecture, invitations: \"{0}\" → invitation-invalid, and the platform is not asked")
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void wantsAnInvitation(String other) {
        invitation = other;
        assertThat(ask().problem()).isEqualTo("invitation-invalid");
        assertThat(register().problem()).isEqualTo("invitation-invalid");
        assertThat(platform.requestsTo("/config")).isEmpty();
    }

    @Test
    @DisplayName("architecture, invitations: a changed, a used and an old one → invitation-invalid")
    void takesAnInvitationOnce() {
        String good = invitation;
        invitation = (good.charAt(0) == 'A' ? "B" : "A") + good.substring(1);
        assertThat(register().problem()).isEqualTo("invitation-invalid");
        invitation = good;
        assertThat(register().status()).isEqualTo(200);
        assertThat(register().problem()).isEqualTo("invitation-invalid");
        invitation =
                Asked.fields(tool.get(Invitations.class).issue().getRawQuery()).get("invitation");
        ToolNode.CLOCK.step(Duration.ofDays(8));
        assertThat(register().problem()).isEqualTo("invitation-invalid");
    }

    static Stream<Arguments> configurations() {
        return Stream.of(
                arguments("another issuer's", INVALID, Map.of("issuer", "https://lms.university.example")),
                arguments(
                        "an issuer that begins with the host",
                        INVALID,
                        Map.of("issuer", "http://127.0.0.1.evil.example")),
                arguments(
                        "an issuer with the host as user", INVALID, Map.of("issuer", "http://127.0.0.1@evil.example")),
                arguments("an issuer that is no address", INVALID, Map.of("issuer", "the platform")),
                arguments("no issuer", INVALID, Map.of("issuer", "")),
                arguments(
                        "an issuer of 1,000 characters",
                        INVALID,
                        Map.of("issuer", "http://127.0.0.1/" + "x".repeat(1000))),
                arguments("no authorization_endpoint", INVALID, Map.of("authorization_endpoint", "")),
                arguments("a script for one", INVALID, Map.of("authorization_endpoint", "javascript:alert(1)")),
                arguments("data for one", INVALID, Map.of("authorization_endpoint", "data:text/html,x")),
                arguments("a file for token_endpoint", INVALID, Map.of("token_endpoint", "file:///etc/passwd")),
                arguments("no token_endpoint", INVALID, Map.of("token_endpoint", "")),
                arguments("no jwks_uri", INVALID, Map.of("jwks_uri", "")),
                arguments("a user name in jwks_uri", INVALID, Map.of("jwks_uri", "http://x:y@127.0.0.1/jwks")),
                arguments("gopher for jwks_uri", INVALID, Map.of("jwks_uri", "gopher://127.0.0.1:6379/_SET")),
                arguments("no registration_endpoint", INVALID, Map.of("registration_endpoint", "")),
                arguments("a relative registration_endpoint", INVALID, Map.of("registration_endpoint", "/register")),
                arguments("a fragment in an endpoint", INVALID, Map.of("token_endpoint", "http://127.0.0.1/token#x")),
                arguments(
                        "a list for an endpoint",
                        INVALID,
                        Map.of("token_endpoint", List.of("http://127.0.0.1/token"))));
    }

    @ParameterizedTest(name = "DR 1.0 §3.4: a configuration with {0} → {1}, before and after the click")
    @MethodSource("configurations")
    void refusesConfigurations(String what, String problem, Map<String, Object> changes) {
        Map<String, Object> changed = new HashMap<>(configuration());
        changed.putAll(changes);
        platform.on("/config", asked -> Reply.json(200, changed));
        int before = tool.get(Registrations.class).all().size();
        assertThat(ask().problem()).isEqualTo(problem);
        assertThat(register().problem()).isEqualTo(problem);
        assertThat(platform.requestsTo("/register")).isEmpty();
        assertThat(tool.get(Registrations.class).all()).hasSize(before);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                arguments("missing", UNREACHABLE, Reply.empty(404)),
                arguments("broken", UNREACHABLE, Reply.empty(500)),
                arguments("redirected", UNREACHABLE, Reply.redirect(302, "http://169.254.169.254/latest/meta-data")),
                arguments("silent", UNREACHABLE, Reply.in(Manner.SILENT)),
                arguments("dripping", UNREACHABLE, Reply.in(Manner.DRIPPING)),
                arguments("without end", UNREACHABLE, Reply.in(Manner.ENDLESS)),
                arguments("cut off", UNREACHABLE, Reply.in(Manner.CUT_OFF)),
                arguments("a web page", INVALID, Reply.text(200, "text/html", "<html>secret</html>")),
                arguments("empty", INVALID, Reply.empty(200)),
                arguments("an array", INVALID, Reply.text(200, "application/json", "[]")),
                arguments("nested deep", INVALID, Reply.text(200, "application/json", "{\"a\":".repeat(3000))));
    }

    @ParameterizedTest(name = "DR 1.0 §3.4: a configuration {0} → {1}, and nothing of it is shown")
    @MethodSource("documents")
    void refusesDocuments(String what, String problem, Reply reply) {
        platform.on("/config", asked -> reply);
        Page page = ask();
        assertThat(page.problem()).isEqualTo(problem);
        assertThat(page.body()).doesNotContain("secret");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("400", Reply.json(400, Map.of("error", "invalid_client_metadata"))),
                arguments("401", Reply.empty(401)),
                arguments("500", Reply.empty(500)),
                arguments("302", Reply.redirect(302, "http://127.0.0.1:1/")),
                arguments("a web page", Reply.text(200, "text/html", "<html>")),
                arguments("nothing", Reply.empty(200)),
                arguments("no client_id", Reply.json(200, Map.of())),
                arguments("an empty client_id", Reply.json(200, Map.of("client_id", " "))),
                arguments("a client_id of 256 characters", Reply.json(200, Map.of("client_id", "x".repeat(256)))),
                arguments(
                        "a deployment of 256 characters",
                        Reply.json(
                                200, Map.of("client_id", "c", TOOL_CLAIM, Map.of("deployment_id", "x".repeat(256))))),
                arguments("silence", Reply.in(Manner.SILENT)),
                arguments("a body without end", Reply.in(Manner.ENDLESS)));
    }

    @ParameterizedTest(
            name = "DR 1.0 §3.6: a registration answered with {0} → platform-refused-registration, invitation kept")
    @MethodSource("answers")
    void refusesAnswers(String what, Reply reply) {
        platform.on("/register", asked -> reply);
        assertThat(register().problem()).isEqualTo(REFUSED);
        platform.on("/register", asked -> Reply.json(200, registered()));
        assertThat(register().status()).isEqualTo(200);
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.3: the same issuer and client a second time → registration-exists")
    void registersNobodyTwice() {
        String known = "client-" + UUID.randomUUID();
        platform.on("/register", asked -> Reply.json(200, Map.of("client_id", known)));
        assertThat(register().status()).isEqualTo(200);
        invitation =
                Asked.fields(tool.get(Invitations.class).issue().getRawQuery()).get("invitation");
        assertThat(register().problem()).isEqualTo("registration-exists");
    }

    @ParameterizedTest(name = "DR 1.0 §3.1: openid_configuration {0} → platform-configuration-invalid")
    @ValueSource(strings = {"", "words", "/config", "javascript:alert(1)", "mailto:x@example.org", "http://[broken"})
    void refusesAddressesThatAreNone(String address) {
        assertThat(ask(tool, address).problem()).isEqualTo(INVALID);
    }

    @ParameterizedTest(
            name = "architecture, Outbound: openid_configuration at {0} → platform-configuration-unreachable")
    @ValueSource(
            strings = {
                "http://lms.example/config",
                "file://localhost/etc/passwd",
                "https://127.0.0.1/config",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/config",
                "https://[::1]/config",
                "https://localhost/config"
            })
    void fetchesNothingFromPrivateAddresses(String address) {
        ToolNode strict = ToolNode.strict();
        invitation = Asked.fields(strict.get(Invitations.class).issue().getRawQuery())
                .get("invitation");
        assertThat(ask(strict, address).problem()).isEqualTo(UNREACHABLE);
    }

    @Test
    @DisplayName("DR 1.0 §3: what the platform calls itself is shown as words, not as markup")
    void showsWordsOnly() {
        Map<String, Object> loud = new HashMap<>(configuration());
        loud.put(
                "https://purl.imsglobal.org/spec/lti-platform-configuration",
                Map.of("product_family_code", "<script>alert(1)</script>\"><img src=x onerror=alert(1)>"));
        platform.on("/config", asked -> Reply.json(200, loud));
        Page page = new Browser()
                .forPages()
                .get(address(tool, platform.address("/config").toString()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;");
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors 'self' " + platform.issuer())
                .doesNotContain("unsafe");
    }

    private Page ask() {
        return ask(tool, platform.address("/config").toString());
    }

    private Page ask(ToolNode node, String configuration) {
        return new Browser().get(address(node, configuration));
    }

    private URI address(ToolNode node, String configuration) {
        return node.address("/lti/register?" + Browser.query(form(configuration)));
    }

    private Page register() {
        return new Browser()
                .post(
                        tool.address("/lti/register"),
                        form(platform.address("/config").toString()));
    }

    private Map<String, String> form(String configuration) {
        return Map.of(
                "invitation",
                invitation,
                "openid_configuration",
                configuration,
                "registration_token",
                "registration-token",
                "name",
                "Platform");
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "issuer", platform.issuer(),
                "authorization_endpoint", platform.address("/auth").toString(),
                "token_endpoint", platform.address("/token").toString(),
                "jwks_uri", platform.address("/jwks").toString(),
                "registration_endpoint", platform.address("/register").toString(),
                "scopes_supported", List.of("openid"));
    }

    private Map<String, Object> registered() {
        return Map.of("client_id", platform.clientId(), TOOL_CLAIM, Map.of("deployment_id", Platform.DEPLOYMENT));
    }
}
