package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.token.Names;
import app.vigil.conformance.tool.Browser;
import app.vigil.conformance.tool.Login;
import app.vigil.conformance.tool.Page;
import app.vigil.conformance.tool.ToolNode;
import app.vigil.lti.Connections;
import app.vigil.lti.Registration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** State and nonce: once, together, in the browser they began in, on whichever node (Security Framework 1.0, 5.1.1.3). */
class StateTest extends LaunchConformance {

    private static final String UNKNOWN = "launch-state-unknown";
    private static final String OTHER_BROWSER = "launch-other-browser";

    private final Platform neighbour = new Platform("neighbour-of-states");
    private Registration neighbours;

    @BeforeAll
    void connectNeighbour() {
        neighbours = tool.connect(neighbour);
    }

    @AfterAll
    void disconnectNeighbour() {
        neighbour.close();
    }

    @Test
    @DisplayName("§5.1.1.3: a state nobody gave out, none, or an empty one → launch-state-unknown")
    void refusesStatesNobodyGaveOut() {
        Login login = Login.begin(platform);
        String token = login.resourceLink().token();
        for (String state : List.of("x", "", login.state() + "x", login.state().substring(1))) {
            Page page = login.browser().post(tool.address("/lti/launch"), Map.of("state", state, "id_token", token));
            assertThat(page.problem()).as(state).isEqualTo(UNKNOWN);
        }
        assertThat(login.browser()
                        .post(tool.address("/lti/launch"), Map.of("id_token", token))
                        .problem())
                .isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("§5.1.1.3: the response of an accepted launch posted again → launch-state-unknown")
    void refusesAReplay() {
        Login login = Login.begin(platform);
        String token = login.resourceLink().token();
        Browser replaying = copyOf(login.browser());
        assertThat(login.answer(token).status()).isEqualTo(200);
        assertThat(login.answer(token).problem()).isEqualTo(UNKNOWN);
        assertThat(login.answerAt(tool, replaying, token).problem()).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("§5.1.1.3: a state is gone after a refusal as well → launch-state-unknown")
    void usesAStateUpWithARefusal() {
        Login login = Login.begin(platform);
        assertThat(login.answer("not a token").problem()).isEqualTo("launch-token-malformed");
        assertThat(login.answer(login.resourceLink()).problem()).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("§5.1.1.3: a launch begun at one node ends at another; its replay at either → launch-state-unknown")
    void refusesAReplayAcrossNodes() {
        Login login = Login.begin(platform);
        String token = login.resourceLink().token();
        Browser copy = copyOf(login.browser());
        assertThat(login.answerAt(ToolNode.second(), login.browser(), token).status())
                .isEqualTo(200);
        assertThat(login.answerAt(tool, copy, token).problem()).isEqualTo(UNKNOWN);
        assertThat(login.answerAt(ToolNode.second(), copyOf(copy), token).problem())
                .isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("§5.1.1.3: the same response at two nodes 40 times at once → exactly one launch")
    void acceptsOneOfManyAtOnceAcrossNodes() throws Exception {
        Login login = Login.begin(platform);
        String token = login.resourceLink().token();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 50)
                    .mapToObj(number -> {
                        ToolNode node = number % 2 == 0 ? tool : ToolNode.second();
                        Browser browser = copyOf(login.browser());
                        Callable<String> post = () -> {
                            start.await();
                            return login.answerAt(node, browser, token).problem();
                        };
                        return threads.submit(post);
                    })
                    .toList();
            start.countDown();
            List<String> outcomes = answers.stream().map(StateTest::of).toList();
            assertThat(outcomes).filteredOn("status 200"::equals).hasSize(1);
            assertThat(outcomes).filteredOn(UNKNOWN::equals).hasSize(49);
        }
    }

    @Test
    @DisplayName("§5.1.3 item 9: the id_token of one login under the state of the next → launch-nonce")
    void refusesATokenUnderAnotherState() {
        Login first = Login.begin(platform);
        Login second = Login.begin(tool, platform, first.browser());
        assertRefused(second, first.resourceLink(), "launch-nonce");
        assertRefused(first, second.resourceLink(), "launch-nonce");
    }

    @Test
    @DisplayName("§5.1.3 item 9: an accepted id_token under a fresh state → launch-nonce")
    void refusesAnAcceptedTokenUnderAFreshState() {
        Login used = Login.begin(platform);
        var token = used.resourceLink();
        assertThat(used.answer(token).status()).isEqualTo(200);
        assertRefused(Login.begin(platform), token, "launch-nonce");
    }

    @Test
    @DisplayName("§5.1.1.3: a state nobody came back with for ten minutes → launch-state-unknown")
    void forgetsAnOldState() {
        Login login = Login.begin(platform);
        ToolNode.CLOCK.step(Duration.ofMinutes(11));
        assertThat(login.answer(login.resourceLink()).problem()).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("login CSRF: a login begun in another browser, without its cookie → launch-other-browser")
    void refusesAnotherBrowser() {
        Login attackers = Login.begin(platform);
        Page page =
                attackers.answerAt(tool, new Browser(), attackers.resourceLink().token());
        assertThat(page.problem()).isEqualTo(OTHER_BROWSER);
    }

    @Test
    @DisplayName("login CSRF: the victim has a login of its own open → launch-other-browser")
    void refusesTheCookieOfAnotherLogin() {
        Login attackers = Login.begin(platform);
        Login victims = Login.begin(platform);
        Page page = attackers.answerAt(
                tool, victims.browser(), attackers.resourceLink().token());
        assertThat(page.problem()).isEqualTo(OTHER_BROWSER);
        assertThat(victims.answer(victims.resourceLink()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("login CSRF: the right cookie name with the wrong secret → launch-other-browser")
    void refusesAGuessedCookie() {
        for (String guess : List.of("", "x", "A".repeat(43))) {
            Login login = Login.begin(platform);
            login.browser().cookies().replaceAll((name, secret) -> guess);
            assertThat(login.answer(login.resourceLink()).problem()).as(guess).isEqualTo(OTHER_BROWSER);
        }
    }

    @Test
    @DisplayName("login CSRF at the other node → launch-other-browser")
    void refusesAnotherBrowserAtAnotherNode() {
        Login attackers = Login.begin(platform);
        assertThat(attackers
                        .answerAt(
                                ToolNode.second(),
                                new Browser(),
                                attackers.resourceLink().token())
                        .problem())
                .isEqualTo(OTHER_BROWSER);
    }

    @Test
    @DisplayName(
            "SF 1.0 §5.1.1.5: the platform reports an error, with or without a token beside it → launch-platform-error")
    void tellsOfThePlatformsError() {
        Login login = Login.begin(platform);
        Page page = login.browser()
                .post(
                        tool.address("/lti/launch"),
                        Map.of(
                                "state",
                                login.state(),
                                "error",
                                "login_required",
                                "error_description",
                                "<script>alert(1)</script>"));
        assertThat(page.problem()).isEqualTo("launch-platform-error");
        assertThat(page.body()).doesNotContain("<script>");
        Login other = Login.begin(platform);
        Map<String, String> both = Map.of(
                "state",
                other.state(),
                "error",
                "x",
                "id_token",
                other.resourceLink().token());
        assertThat(other.browser().post(tool.address("/lti/launch"), both).problem())
                .isEqualTo("launch-platform-error");
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.3 tenants: the neighbour's token under this platform's state → refused by its key")
    void refusesANeighboursToken() {
        Login login = Login.begin(platform);
        var foreign = neighbour.resourceLink(login.request(), ToolNode.CLOCK);
        assertRefused(login, foreign, "launch-token-signature");
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.3 tenants: this platform vouches for the neighbour → launch-issuer")
    void refusesAPlatformThatSpeaksForAnother() {
        Login login = Login.begin(platform);
        assertRefused(login, login.resourceLink().claim("iss", neighbour.issuer()), "launch-issuer");
        Login again = Login.begin(platform);
        assertRefused(again, again.resourceLink().claim("aud", neighbour.clientId()), "launch-audience");
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.4 tenants: a deployment known to the neighbour alone → launch-deployment-unknown")
    void refusesANeighboursDeployment() {
        tool.get(Connections.class).acceptDeployment(neighbours.id(), "only-there");
        Login login = Login.begin(platform);
        assertRefused(
                login, login.resourceLink().claim(Names.DEPLOYMENT_ID, "only-there"), "launch-deployment-unknown");
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.4: an unknown deployment waits for the administrator and is let in once accepted")
    void letsAnAcceptedDeploymentIn() {
        Login login = Login.begin(platform);
        assertRefused(login, login.resourceLink().claim(Names.DEPLOYMENT_ID, "late"), "launch-deployment-unknown");
        Connections connections = tool.get(Connections.class);
        assertThat(connections.deployments(registration.id()))
                .anyMatch(one -> one.id().equals("late") && !one.accepted());
        connections.acceptDeployment(registration.id(), "late");
        Login again = Login.begin(platform);
        assertThat(accepted(again, again.resourceLink().claim(Names.DEPLOYMENT_ID, "late"))
                        .core()
                        .deploymentId())
                .isEqualTo("late");
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.3: a platform switched off while its login was under way → registration-inactive")
    void refusesAPlatformSwitchedOffMeanwhile() {
        try (Platform fleeting = new Platform("fleeting")) {
            Registration registered = tool.connect(fleeting);
            Login login = Login.begin(fleeting);
            tool.get(Connections.class).activate(registered.id(), false);
            assertThat(login.answer(login.resourceLink()).problem()).isEqualTo("registration-inactive");
        }
    }

    @Test
    @DisplayName("SF 1.0 §5.1.1.3: an authentication response by GET → method-not-allowed")
    void takesNoResponseInAnAddress() {
        Login login = Login.begin(platform);
        String query = Browser.query(
                Map.of("state", login.state(), "id_token", login.resourceLink().token()));
        assertThat(login.browser().get(tool.address("/lti/launch?" + query)).problem())
                .isEqualTo("method-not-allowed");
    }

    private static Browser copyOf(Browser browser) {
        Browser copy = new Browser();
        copy.cookies().putAll(new HashMap<>(browser.cookies()));
        return copy;
    }

    private static String of(Future<String> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
