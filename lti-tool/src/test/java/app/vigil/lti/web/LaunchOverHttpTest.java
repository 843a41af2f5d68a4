package app.vigil.lti.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Connections;
import app.vigil.lti.Registration;
import app.vigil.lti.TestClaims;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.launch.Query;
import app.vigil.testing.AllAtOnce;
import app.vigil.testing.SettableClock;
import app.vigil.testing.VigilTest;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** Login and launch as a browser does them, inside a frame and in a window. */
@VigilTest
class LaunchOverHttpTest {

    private static final Pattern DATA =
            Pattern.compile("(?:data-|type=\"hidden\" name=\")([a-z-]+)(?:\" value)?=\"([^\"]*)\"");
    private static final String TARGET = "http://localhost:8080/lti/launch";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Connections connections;

    @Autowired
    private SettableClock clock;

    private TestPlatform platform;
    private Registration registration;

    @BeforeEach
    void connect() {
        platform = new TestPlatform();
        registration = connections.connect(platform.values());
    }

    @AfterEach
    void disconnect() {
        connections.activate(registration.id(), false);
        platform.close();
    }

    @Test
    void goesToThePlatformAtOnceInAWindow() {
        MvcTestResult login = login("document", Map.of());
        Map<String, String> asked = Query.of(location(login));
        assertThat(location(login).toString()).startsWith(platform.address("/auth") + "?");
        assertThat(asked)
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "id_token")
                .containsEntry("response_mode", "form_post")
                .containsEntry("prompt", "none")
                .containsEntry("client_id", TestPlatform.CLIENT_ID)
                .containsEntry("redirect_uri", TARGET)
                .containsEntry("login_hint", "hint {&}")
                .containsEntry("lti_message_hint", "{\"cmid\":\"1\",\"launchid\":\"a+b&c\"}");
        assertThat(login.getResponse().getHeader(HttpHeaders.SET_COOKIE))
                .startsWith("__Host-vigil-login-")
                .contains("Secure", "HttpOnly", "SameSite=None", "Partitioned", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void findsOutInAFrameWhetherTheCookieStays() {
        MvcTestResult first = login("iframe", Map.of());
        assertThat(location(first).toString()).startsWith("/lti/login?");
        MvcTestResult second =
                http.get().uri(location(first)).cookie(cookie(first)).exchange();
        assertThat(location(second).toString()).startsWith(platform.address("/auth") + "?");
        assertThat(Query.of(location(second)))
                .containsEntry("lti_message_hint", "{\"cmid\":\"1\",\"launchid\":\"a+b&c\"}");
    }

    @Test
    void offersAWindowOfItsOwnWhereTheFrameKeepsNoCookie() {
        MvcTestResult first = login("iframe", Map.of());
        MvcTestResult second =
                http.get().uri(location(first)).accept(MediaType.TEXT_HTML).exchange();
        assertThat(second).hasStatus(HttpStatus.OK).bodyText().contains("target=\"_blank\"", "hint {&amp;}");
        assertThat(second.getResponse().getHeader("Content-Security-Policy"))
                .contains("frame-ancestors 'self' " + platform.issuer())
                .doesNotContain("unsafe");
    }

    @Test
    void answersALaunchInsideThePlatformsFrameOnly() {
        MvcTestResult login = login("document", Map.of());
        MvcTestResult launch = launch(login, cookie(login));
        assertThat(launch).hasStatus(HttpStatus.OK);
        assertThat(launch.getResponse().getHeader("Content-Security-Policy"))
                .endsWith("frame-ancestors 'self' " + platform.issuer());
        assertThat(launch.getResponse().getHeader("X-Frame-Options")).isNull();
        assertThat(launch.getResponse().getHeader(HttpHeaders.SET_COOKIE)).contains("Max-Age=0");
    }

    @Test
    void refusesALaunchOfAnotherBrowserAndAReplay() {
        MvcTestResult login = login("document", Map.of());
        assertThat(launch(login, new Cookie("other", "x"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(launch(login, cookie(login)))
                .bodyJson()
                .extractingPath("code")
                .isEqualTo("launch-state-unknown");
    }

    @Test
    void asksThePlatformsStorageWhereTheFrameKeepsNoCookie() {
        Map<String, String> kept = data(withoutCookie());
        assertThat(kept).containsEntry("storage-target", "storage").containsEntry("storage-origin", platform.issuer());
        Map<String, String> asked = data(postWithoutCookie(kept.get("next")));
        assertThat(asked)
                .containsEntry("storage-target", "storage")
                .containsEntry("storage-origin", platform.issuer())
                .containsEntry("storage-key", kept.get("storage-key"));
        assertThat(asked.values()).doesNotContain(kept.get("storage-value"));
        MvcTestResult launch = prove(asked.get("ticket"), kept.get("storage-value"), "same-origin");
        assertThat(launch).hasStatus(HttpStatus.OK);
        assertThat(launch.getResponse().getHeader("Content-Security-Policy"))
                .endsWith("frame-ancestors 'self' " + platform.issuer());
    }

    @Test
    void takesAProofFromOurOwnPageOnly() {
        Map<String, String> kept = data(withoutCookie());
        String ticket = data(postWithoutCookie(kept.get("next"))).get("ticket");
        for (String sender : List.of("cross-site", "same-site", "none", "")) {
            assertProblem(prove(ticket, kept.get("storage-value"), sender), "launch-other-browser");
        }
        assertProblem(prove(ticket, "guessed", "same-origin"), "launch-other-browser");
        assertProblem(prove(ticket, kept.get("storage-value"), "same-origin"), "launch-state-unknown");
    }

    @Test
    void acceptsOneOfFiftyLaunchesAtOnce() throws Exception {
        MvcTestResult login = login("document", Map.of());
        String signed = platform.sign(claims(Query.of(location(login))));
        assertThat(AllAtOnce.winners(
                        () -> post(login, signed, cookie(login)).getResponse().getStatus() == 200))
                .isOne();
    }

    @Test
    void refusesALoginOfAnUnknownPlatformOrWithoutItsParts() {
        assertProblem(login("document", Map.of("iss", "https://unknown.example")), "login-registration-unknown");
        assertProblem(login("document", Map.of("client_id", "other")), "login-registration-unknown");
        assertProblem(login("document", Map.of("login_hint", "")), "login-parameter-missing");
        connections.activate(registration.id(), false);
        assertProblem(login("document", Map.of()), "registration-inactive");
    }

    @Test
    void tellsWhenThePlatformReportsAnError() {
        MvcTestResult login = login("document", Map.of());
        MvcTestResult launch = http.post()
                .uri("/lti/launch")
                .cookie(cookie(login))
                .param("state", Query.of(location(login)).get("state"))
                .param("error", "login_required")
                .exchange();
        assertProblem(launch, "launch-platform-error");
    }

    @Test
    void publishesKeysThatMayBeCached() {
        MvcTestResult keys =
                http.get().uri("/lti/key-sets/" + registration.id()).exchange();
        assertThat(keys).bodyJson().extractingPath("keys[0].alg").isEqualTo("RS256");
        assertThat(keys.getResponse().getContentAsByteArray()).asString().doesNotContain("\"d\"");
        assertThat(keys.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("max-age=300, public");
        assertThat(http.get()
                        .uri("/lti/key-sets/" + registration.id())
                        .header(HttpHeaders.IF_NONE_MATCH, keys.getResponse().getHeader(HttpHeaders.ETAG))
                        .exchange())
                .hasStatus(HttpStatus.NOT_MODIFIED);
    }

    @Test
    void publishesTheKeysOfAllActivePlatformsAtTheStableAddress() throws Exception {
        MvcTestResult keys = http.get().uri("/.well-known/jwks.json").exchange();
        MvcTestResult own = http.get().uri("/lti/key-sets/" + registration.id()).exchange();

        assertThat(own)
                .bodyJson()
                .extractingPath("keys[0].kid")
                .asString()
                .satisfies(kid -> assertThat(keys).bodyText().contains(kid));
        assertThat(keys)
                .bodyText()
                .doesNotContain("\"d\"", registration.id().toString(), registration.issuer(), registration.name());
        assertThat(keys.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("max-age=300, public");
        assertThat(http.get()
                        .uri("/.well-known/jwks.json")
                        .header(HttpHeaders.IF_NONE_MATCH, keys.getResponse().getHeader(HttpHeaders.ETAG))
                        .exchange())
                .hasStatus(HttpStatus.NOT_MODIFIED);
    }

    @Test
    void showsConnectionsToNobodyButAdministrators() {
        assertThat(http.get().uri("/lti/configuration").exchange()).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    private MvcTestResult login(String destination, Map<String, String> changes) {
        MockMvcRequestBuilder request = http.post().uri("/lti/login").header("Sec-Fetch-Dest", destination);
        Map<String, String> parameters = new HashMap<>(Map.of(
                "iss",
                platform.issuer(),
                "login_hint",
                "hint {&}",
                "target_link_uri",
                TARGET,
                "client_id",
                TestPlatform.CLIENT_ID,
                "lti_message_hint",
                "{\"cmid\":\"1\",\"launchid\":\"a+b&c\"}"));
        parameters.putAll(changes);
        parameters.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult launch(MvcTestResult login, Cookie cookie) {
        return post(login, platform.sign(claims(Query.of(location(login)))), cookie);
    }

    private MvcTestResult post(MvcTestResult login, String token, Cookie cookie) {
        return http.post()
                .uri("/lti/launch")
                .cookie(cookie)
                .param("state", Query.of(location(login)).get("state"))
                .param("id_token", token)
                .exchange();
    }

    /** The browser comes back from the platform without any cookie of ours. */
    private MvcTestResult postWithoutCookie(String authenticationRequest) {
        Map<String, String> asked = Query.of(URI.create(authenticationRequest));
        return http.post()
                .uri("/lti/launch")
                .accept(MediaType.TEXT_HTML)
                .param("state", asked.get("state"))
                .param("id_token", platform.sign(claims(asked)))
                .exchange();
    }

    private Map<String, Object> claims(Map<String, String> asked) {
        Map<String, Object> claims =
                TestClaims.claims(platform, asked.get("nonce"), URI.create(TARGET), clock.instant());
        claims.put(TestClaims.LTI + "context", Map.of("id", "course-1", "title", "Course"));
        claims.put(TestClaims.LTI + "roles", List.of(TestClaims.MEMBERSHIP + "Instructor"));
        return TestClaims.asDeepLinking(claims, platform.address("/return"));
    }

    private MvcTestResult withoutCookie() {
        MvcTestResult first = login("iframe", Map.of("lti_storage_target", "storage"));
        return http.get().uri(location(first)).accept(MediaType.TEXT_HTML).exchange();
    }

    private MvcTestResult prove(String ticket, String secret, String sender) {
        return http.post()
                .uri("/lti/launch/bound")
                .header("Sec-Fetch-Site", sender)
                .param("ticket", ticket)
                .param("secret", secret)
                .exchange();
    }

    /** What a page hands to its script: data attributes and the hidden fields of its form. */
    private static Map<String, String> data(MvcTestResult page) {
        assertThat(page).hasStatus(HttpStatus.OK);
        Map<String, String> values = new HashMap<>();
        Matcher matcher = DATA.matcher(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        while (matcher.find()) {
            values.put(matcher.group(1), HtmlUtils.htmlUnescape(matcher.group(2)));
        }
        return values;
    }

    private static Cookie cookie(MvcTestResult result) {
        String[] pair = result.getResponse()
                .getHeader(HttpHeaders.SET_COOKIE)
                .split(";")[0]
                .split("=", 2);
        return new Cookie(pair[0], pair[1]);
    }

    private static URI location(MvcTestResult result) {
        return URI.create(result.getResponse().getHeader(HttpHeaders.LOCATION));
    }

    private static void assertProblem(MvcTestResult result, String code) {
        assertThat(result).bodyJson().extractingPath("code").isEqualTo(code);
    }
}
