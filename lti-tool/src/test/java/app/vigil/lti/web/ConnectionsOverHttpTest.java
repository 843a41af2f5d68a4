package app.vigil.lti.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.vigil.lti.Connections;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.TestPlatform;
import app.vigil.shared.Viewer;
import app.vigil.testing.TestViewers;
import app.vigil.testing.VigilTest;
import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The administrator's connection pages. */
@VigilTest
class ConnectionsOverHttpTest {

    private static final Viewer OPERATOR = TestViewers.operator();
    private static final Viewer STRANGER = TestViewers.stranger();
    private static final Pattern KEY_SET = Pattern.compile("/lti/key-sets/[0-9a-f-]{36}");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Connections connections;

    @Autowired
    private Registrations registrations;

    @Autowired
    private JdbcClient jdbc;

    private final TestPlatform platform = new TestPlatform();

    @AfterEach
    void close() {
        registrations.all().stream()
                .filter(one -> one.issuer().equals(platform.issuer()))
                .forEach(one -> connections.activate(one.id(), false));
        platform.close();
    }

    @Test
    void showsEveryValueToPaste() {
        assertThat(get("/lti/configuration", OPERATOR))
                .hasStatus(HttpStatus.OK)
                .bodyText()
                .contains("/lti/login", "/lti/launch", "/lti/key-sets/");
    }

    @Test
    void connectsAPlatformByHandAndAcceptsItsLaterDeployments() {
        MvcTestResult answer = post(
                "/lti/configuration/platforms",
                OPERATOR,
                Map.of(
                        "name", "School",
                        "issuer", platform.issuer(),
                        "clientId", "by-hand",
                        "authorizationEndpoint", platform.address("/auth").toString(),
                        "tokenEndpoint", platform.address("/token").toString(),
                        "keySet", platform.address("/jwks").toString()));
        assertThat(answer).hasRedirectedUrl("/lti/configuration");
        Registration connected = registrations.all().stream()
                .filter(one -> one.issuer().equals(platform.issuer()))
                .findFirst()
                .orElseThrow();
        String path = "/lti/configuration/" + connected.id();
        assertThat(post(path + "/deployments", OPERATOR, Map.of("deploymentId", "d")))
                .hasStatus3xxRedirection();
        assertThat(post(path + "/name", OPERATOR, Map.of("name", "Renamed"))).hasStatus3xxRedirection();
        assertThat(connections.deployments(connected.id())).singleElement().matches(Connections.Deployment::accepted);
        assertThat(registrations.find(connected.id())).map(Registration::name).contains("Renamed");
    }

    @Test
    void showsTheKeySetOfThePlatformToComeAndKeepsItUntilThatOneIsConnected() throws Exception {
        MvcTestResult first = get("/lti/configuration", OPERATOR);
        Cookie[] session = first.getResponse().getCookies();
        String shown = keySetShown(first);
        assertThat(keySetShown(again(session))).isEqualTo(shown);
        assertThat(keySetShown(get("/lti/configuration", OPERATOR)))
                .as("somebody else's")
                .isNotEqualTo(shown);
        MvcTestResult early = http.get().uri(shown).exchange();
        assertThat(early).bodyJson().extractingPath("keys").asArray().isEmpty();
        assertThat(early.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
        assertThat(http.post()
                        .uri("/lti/configuration/platforms")
                        .cookie(session)
                        .with(TestViewers.as(OPERATOR))
                        .with(csrf())
                        .param("name", "School")
                        .param("issuer", platform.issuer())
                        .param("clientId", "own-keys")
                        .param(
                                "authorizationEndpoint",
                                platform.address("/auth").toString())
                        .param("tokenEndpoint", platform.address("/token").toString())
                        .param("keySet", platform.address("/jwks").toString())
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(http.get().uri(shown).exchange())
                .bodyJson()
                .extractingPath("keys")
                .asArray()
                .hasSize(1);
        assertThat(keySetShown(again(session))).isNotEqualTo(shown);
    }

    @Test
    void keepsTheKeySetOfThePlatformToComeForTheNextSignIn() throws Exception {
        MvcTestResult first = get("/lti/configuration", OPERATOR);
        Cookie kept = first.getResponse().getCookie("__Host-vigil-next-platform");
        assertThat(kept).isNotNull();
        assertThat(keySetShown(again(kept))).isEqualTo(keySetShown(first));
        Cookie forged = new Cookie(kept.getName(), UUID.randomUUID().toString());
        assertThat(keySetShown(again(forged))).isNotEqualTo(keySetShown(first));
    }

    @Test
    void writesEveryChangeIntoTheAuditLog() {
        Registration connected = connections.connect(platform.values());
        String path = "/lti/configuration/" + connected.id();
        post(path + "/deployments", OPERATOR, Map.of("deploymentId", "d"));
        post(path + "/deployments/dismiss", OPERATOR, Map.of("deploymentId", "e"));
        post(path + "/name", OPERATOR, Map.of("name", "Renamed"));
        post(path + "/active", OPERATOR, Map.of("active", "false"));
        post(path + "/active", OPERATOR, Map.of("active", "true"));
        assertThat(jdbc.sql("select action from audit_line where object_id = :id and actor = :actor order by line")
                        .param("id", connected.id().toString())
                        .param("actor", OPERATOR.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "deployment-accepted",
                        "deployment-dismissed",
                        "platform-renamed",
                        "platform-switched-off",
                        "platform-switched-on");
    }

    @Test
    void refusesValuesThatAreNoAddresses() {
        assertThat(post(
                        "/lti/configuration/platforms",
                        OPERATOR,
                        Map.of(
                                "name",
                                "School",
                                "issuer",
                                platform.issuer(),
                                "clientId",
                                "x",
                                "authorizationEndpoint",
                                "javascript:alert(1)",
                                "tokenEndpoint",
                                platform.address("/token").toString(),
                                "keySet",
                                platform.address("/jwks").toString())))
                .bodyJson()
                .extractingPath("code")
                .isEqualTo("registration-values-invalid");
    }

    @Test
    void makesARegistrationAddress() {
        assertThat(post("/lti/configuration/invitations", OPERATOR, Map.of()))
                .hasStatus(HttpStatus.OK)
                .bodyText()
                .contains("/lti/register?invitation=");
        assertThat(get("/lti/configuration/invitations", OPERATOR)).hasRedirectedUrl("/lti/configuration");
    }

    @Test
    void servesNobodyElseAndNothingUnknown() {
        assertThat(get("/lti/configuration", STRANGER)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("/lti/configuration/invitations", STRANGER, Map.of())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("/lti/configuration/" + UUID.randomUUID() + "/name", OPERATOR, Map.of("name", "x")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult again(Cookie... session) {
        return http.get()
                .uri("/lti/configuration")
                .cookie(session)
                .with(TestViewers.as(OPERATOR))
                .exchange();
    }

    private static String keySetShown(MvcTestResult page) throws Exception {
        Matcher address = KEY_SET.matcher(page.getResponse().getContentAsString());
        assertThat(address.find()).isTrue();
        return address.group();
    }

    private MvcTestResult get(String path, Viewer viewer) {
        return http.get().uri(path).with(TestViewers.as(viewer)).exchange();
    }

    private MvcTestResult post(String path, Viewer viewer, Map<String, String> form) {
        MockMvcRequestBuilder request =
                http.post().uri(path).with(TestViewers.as(viewer)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
