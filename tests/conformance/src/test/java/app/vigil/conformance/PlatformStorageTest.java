package app.vigil.conformance;

import static app.vigil.conformance.tool.Login.initiate;
import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Asked;
import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.tool.Browser;
import app.vigil.conformance.tool.Page;
import app.vigil.conformance.tool.ToolNode;
import app.vigil.lti.Connections;
import app.vigil.lti.Registration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A login tied to its browser by the platform's storage, where frames keep no cookie (Client Side postMessages 0.1). */
class PlatformStorageTest extends LaunchConformance {

    private static final String UNKNOWN = "launch-state-unknown";
    private static final String OTHER_BROWSER = "launch-other-browser";

    /**
     * A login whose browser has put the secret into the platform's storage.
     *
     * @param request at the platform's authorization endpoint
     */
    private record Kept(Browser browser, Page page, Map<String, String> request) {

        String secret() {
            return page.data().get("storage-value");
        }
    }

    @Test
    @DisplayName("postMessages §4: the secret goes to the platform's own origin, comes back once, and the launch works")
    void launchesWithWhatThePlatformKept() {
        Kept kept = begin(platform);
        assertThat(kept.page().data())
                .containsEntry("storage-target", "_parent")
                .containsEntry("storage-origin", platform.issuer());
        Page asked = answer(kept, token(kept));
        assertThat(asked.data())
                .containsEntry("storage-target", "_parent")
                .containsEntry("storage-origin", platform.issuer())
                .containsEntry("storage-key", kept.page().data().get("storage-key"));
        assertThat(asked.body()).doesNotContain(kept.secret(), "eyJ");
        int before = tool.accepted().size();
        assertThat(prove(ticket(asked), kept.secret()).status()).isEqualTo(200);
        assertThat(tool.accepted()).hasSize(before + 1);
    }

    @ParameterizedTest(name = "postMessages §4: lti_storage_target {0} is a frame's name and never an origin")
    @ValueSource(
            strings = {"storage", "*", "https://evil.example", "\"><script>alert(1)</script>", "javascript:alert(1)"})
    void posesNoQuestionToAnotherOrigin(String target) {
        Kept kept = begin(platform, target);
        for (Page page : List.of(kept.page(), answer(kept, token(kept)))) {
            assertThat(page.data())
                    .containsEntry("storage-origin", platform.issuer())
                    .containsEntry("storage-target", target);
            assertThat(page.body()).doesNotContain("<script>alert");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("frame-ancestors 'self' " + platform.issuer())
                    .doesNotContain("evil.example", "unsafe");
        }
    }

    @ParameterizedTest(
            name = "login CSRF: a proof posted from a page that is not ours, Sec-Fetch-Site \"{0}\" → " + OTHER_BROWSER)
    @ValueSource(strings = {"cross-site", "same-site", "none", "SAME-ORIGIN", "same-origin, cross-site", ""})
    void takesAProofFromOurOwnPageOnly(String sender) {
        Kept attackers = begin(platform);
        String ticket = ticket(answer(attackers, token(attackers)));
        Browser victim = new Browser().saying("Sec-Fetch-Site", sender);
        assertThat(prove(tool, victim, ticket, attackers.secret()).problem()).isEqualTo(OTHER_BROWSER);
    }

    @Test
    @DisplayName("login CSRF: the attacker's ticket with what the victim's own login kept → launch-other-browser")
    void refusesTheSecretOfAnotherLogin() {
        Kept attackers = begin(platform);
        Kept victims = begin(platform);
        String ticket = ticket(answer(attackers, token(attackers)));
        assertThat(prove(ticket, victims.secret()).problem()).isEqualTo(OTHER_BROWSER);
        assertThat(prove(ticket, attackers.secret()).problem())
                .as("the ticket is used up")
                .isEqualTo(UNKNOWN);
        assertThat(tool.logged(registration, OTHER_BROWSER)).isPositive();
    }

    @ParameterizedTest(name = "postMessages §4: the storage held \"{0}\" → " + OTHER_BROWSER)
    @ValueSource(strings = {"", "x", "null", "undefined", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesAMissingOrGuessedSecret(String secret) {
        Kept kept = begin(platform);
        assertThat(prove(ticket(answer(kept, token(kept))), secret).problem()).isEqualTo(OTHER_BROWSER);
    }

    @Test
    @DisplayName("postMessages §4: the secret's hash, key or ticket in its place → launch-other-browser")
    void refusesWhatTheToolItselfHasShown() {
        Kept kept = begin(platform);
        Page asked = answer(kept, token(kept));
        assertThat(prove(ticket(asked), asked.data().get("storage-key")).problem())
                .isEqualTo(OTHER_BROWSER);
        Kept other = begin(platform);
        String ticket = ticket(answer(other, token(other)));
        assertThat(prove(ticket, ticket).problem()).isEqualTo(OTHER_BROWSER);
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.3: a proof sent again, or its response → launch-state-unknown")
    void refusesAReplay() {
        Kept kept = begin(platform);
        String token = token(kept).token();
        String ticket = ticket(answer(kept, token));
        assertThat(answer(kept, token).problem()).as("the state is used up").isEqualTo(UNKNOWN);
        assertThat(prove(ticket, kept.secret()).status()).isEqualTo(200);
        assertThat(prove(ticket, kept.secret()).problem()).isEqualTo(UNKNOWN);
        assertThat(prove(ToolNode.second(), ours(), ticket, kept.secret()).problem())
                .isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.3: a response parked at one node is proved at another")
    void worksAcrossNodes() {
        Kept kept = begin(platform);
        String ticket = ticket(answer(kept, token(kept)));
        assertThat(prove(ToolNode.second(), ours(), ticket, kept.secret()).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.3: one proof 40 times at once, at two nodes → exactly one launch")
    void acceptsOneOfManyAtOnce() throws Exception {
        Kept kept = begin(platform);
        String ticket = ticket(answer(kept, token(kept)));
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 50)
                    .mapToObj(number -> threads.submit((Callable<String>) () -> {
                        start.await();
                        ToolNode node = number % 2 == 0 ? tool : ToolNode.second();
                        return prove(node, ours(), ticket, kept.secret()).problem();
                    }))
                    .toList();
            start.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            List<String> outcomes = answers.stream().map(Future::resultNow).toList();
            assertThat(outcomes).filteredOn("status 200"::equals).hasSize(1);
            assertThat(outcomes).filteredOn(UNKNOWN::equals).hasSize(49);
        }
    }

    @Test
    @DisplayName(
            "SF 1.0 §5.1.1.3: a ticket nobody gave out, none, a state for one, or an old one → launch-state-unknown")
    void refusesTicketsThatStandForNothing() {
        Kept kept = begin(platform);
        String ticket = ticket(answer(kept, token(kept)));
        for (String bad : List.of(
                "",
                "x",
                ticket + "x",
                ticket.substring(1),
                begin(platform).request().get("state"))) {
            assertThat(prove(bad, kept.secret()).problem()).as(bad).isEqualTo(UNKNOWN);
        }
        ToolNode.CLOCK.step(Duration.ofSeconds(61));
        assertThat(prove(ticket, kept.secret()).problem()).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName(
            "login CSRF: a login that asked for no storage is not parked without its cookie → launch-other-browser")
    void parksOnlyWhatBeganThatWay() {
        Browser usual = new Browser();
        Page begun = initiate(tool, platform, usual, Map.of("lti_storage_target", "_parent"));
        Map<String, String> request = begun.locationQuery();
        String token = platform.resourceLink(request, ToolNode.CLOCK).token();
        Page answer = new Browser()
                .post(tool.address("/lti/launch"), Map.of("state", request.get("state"), "id_token", token));
        assertThat(answer.problem()).isEqualTo(OTHER_BROWSER);
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                parked("an expired token", "launch-token-expired", f -> f.shift("exp", -3600)),
                parked("another nonce", "launch-nonce", f -> f.claim("nonce", "other")),
                parked("another audience", "launch-audience", f -> f.claim("aud", "other")),
                parked("an unsigned token", "launch-token-algorithm", f -> f.header("alg", "none")),
                parked(
                        "a spoiled signature",
                        "launch-token-signature",
                        f -> f.spoiled(bytes -> {
                            bytes[0] ^= 1;
                            return bytes;
                        })),
                parked("no token at all", "launch-token-malformed", f -> f.token(t -> "words")));
    }

    @ParameterizedTest(name = "SF 1.0 §5.1.3: the storage proves the browser, not the token: {0} → {1}")
    @MethodSource
    void tokens(String what, String problem, Consumer<Forgery> how) {
        Kept kept = begin(platform);
        Forgery forgery = token(kept);
        how.accept(forgery);
        int before = tool.logged(registration, problem);
        assertThat(prove(ticket(answer(kept, forgery)), kept.secret()).problem())
                .isEqualTo(problem);
        assertThat(tool.logged(registration, problem)).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("architecture: what is too large, or an error of the platform, is not parked")
    void parksNeitherGiantsNorErrors() {
        Kept large = begin(platform);
        Browser asking = new Browser();
        assertThat(asking.post(
                                tool.address("/lti/launch"),
                                Map.of("state", large.request().get("state"), "id_token", "x".repeat(70_000)))
                        .problem())
                .isEqualTo("launch-token-too-large");
        Kept failed = begin(platform);
        assertThat(asking.post(
                                tool.address("/lti/launch"),
                                Map.of("state", failed.request().get("state"), "error", "login_required"))
                        .problem())
                .isEqualTo("launch-platform-error");
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.3: a platform switched off while its response was parked → registration-inactive")
    void refusesAPlatformSwitchedOffMeanwhile() {
        try (Platform fleeting = new Platform("fleeting-storage")) {
            Registration registered = tool.connect(fleeting);
            Kept kept = begin(fleeting);
            Forgery token = fleeting.resourceLink(kept.request(), ToolNode.CLOCK);
            String ticket = ticket(answer(kept, token));
            tool.get(Connections.class).activate(registered.id(), false);
            assertThat(prove(ticket, kept.secret()).problem()).isEqualTo("registration-inactive");
        }
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.3: a proof by GET → method-not-allowed")
    void takesNoProofInAnAddress() {
        Kept kept = begin(platform);
        String ticket = ticket(answer(kept, token(kept)));
        String query = Browser.query(Map.of("ticket", ticket, "secret", kept.secret()));
        assertThat(ours().get(tool.address("/lti/launch/bound?" + query)).problem())
                .isEqualTo("method-not-allowed");
    }

    private Kept begin(Platform from) {
        return begin(from, "_parent");
    }

    /** One redirect shows that the frame keeps no cookie; the page then puts the secret into the platform's storage. */
    private Kept begin(Platform from, String target) {
        Browser framed = new Browser().inFrameWithoutCookies();
        Page probe = initiate(tool, from, framed, Map.of("lti_storage_target", target));
        Page page = framed.get(tool.address("/").resolve(probe.location()));
        URI next = URI.create(page.data().get("next"));
        assertThat(next.toString()).startsWith(from.address("/auth") + "?");
        return new Kept(framed, page, Asked.fields(next.getRawQuery()));
    }

    private Forgery token(Kept kept) {
        return platform.resourceLink(kept.request(), ToolNode.CLOCK);
    }

    private Page answer(Kept kept, Forgery token) {
        return answer(kept, token.token());
    }

    private Page answer(Kept kept, String token) {
        return kept.browser()
                .post(
                        tool.address("/lti/launch"),
                        Map.of("state", kept.request().get("state"), "id_token", token));
    }

    private static String ticket(Page asked) {
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        return asked.data().getOrDefault("ticket", "");
    }

    private Page prove(String ticket, String secret) {
        return prove(tool, ours(), ticket, secret);
    }

    private static Page prove(ToolNode node, Browser browser, String ticket, String secret) {
        return browser.post(node.address("/lti/launch/bound"), Map.of("ticket", ticket, "secret", secret));
    }

    /** The page of ours that asked the storage. */
    private static Browser ours() {
        return new Browser().saying("Sec-Fetch-Site", "same-origin");
    }

    private static Arguments parked(String what, String problem, Consumer<Forgery> how) {
        return Arguments.of(what, problem, how);
    }
}
