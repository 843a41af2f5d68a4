package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.tool.Browser;
import app.vigil.conformance.tool.Login;
import app.vigil.conformance.tool.Page;
import app.vigil.conformance.tool.ToolNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody uses up what is open to everybody: limits of an address and of a tenant (issue: public endpoints). */
class RateLimitTest {

    private static final String TOO_MANY = "too-many-requests";
    private static final int PER_ADDRESS = 10;
    private static final int PER_TENANT = 5;

    private final ToolNode tool = ToolNode.frugal();
    private final URI open = tool.address("/lti/key-sets/00000000-0000-0000-0000-000000000000");
    private final AtomicInteger addresses = new AtomicInteger();

    @BeforeEach
    void everybodyHasRested() {
        ToolNode.CLOCK.step(Duration.ofMinutes(2));
    }

    @Test
    @DisplayName("per address: one request too many → too-many-requests with Retry-After; then it is served again")
    void limitsAnAddress() {
        Browser greedy = from("192.0.2.1");
        use(greedy, PER_ADDRESS);
        Page refused = greedy.get(open);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo(TOO_MANY);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(from("192.0.2.2").get(open).status()).as("a neighbour").isEqualTo(200);
        ToolNode.CLOCK.step(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));
        assertThat(greedy.get(open).status()).isEqualTo(200);
        assertThat(greedy.get(open).problem())
                .as("only as much as has refilled")
                .isEqualTo(TOO_MANY);
    }

    @Test
    @DisplayName("per address: a person reads in a page what happened and when to come back")
    void saysItClearly() {
        Browser greedy = from("192.0.2.3").forPages().saying("Accept-Language", "en");
        use(greedy, PER_ADDRESS);
        Page page = greedy.get(open);
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("Retry-After")).isNotEmpty();
        assertThat(page.body()).contains(TOO_MANY).doesNotContain("Exception", "192.0.2.3");
    }

    @ParameterizedTest(name = "per address: X-Forwarded-For \"{0}\", written by the sender, buys nothing → " + TOO_MANY)
    @ValueSource(strings = {"10.0.0.%d, ", "203.0.113.%d, 198.51.100.%<d, ", "127.0.0.1, 10.1.1.%d, ", "[::%d], "})
    void believesTheProxyAlone(String invented) {
        Page last = null;
        for (int request = 0; request <= PER_ADDRESS; request++) {
            last = new Browser()
                    .saying("X-Forwarded-For", invented.formatted(request) + "192.0.2." + (100 + invented.length()))
                    .get(open);
        }
        assertThat(last.problem()).isEqualTo(TOO_MANY);
    }

    @Test
    @DisplayName(
            "per address: the addresses of one IPv6 network are one → too-many-requests; another network is served")
    void takesANetworkOfIpv6ForOne() {
        for (int request = 0; request < PER_ADDRESS; request++) {
            assertThat(from("2001:db8:1:1::" + request).get(open).status()).isEqualTo(200);
        }
        assertThat(from("2001:db8:1:1:ffff::1").get(open).problem()).isEqualTo(TOO_MANY);
        assertThat(from("2001:db8:1:2::1").get(open).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("per tenant: logins of one platform from many addresses → too-many-requests; its neighbour is served")
    void limitsATenant() {
        try (Platform busy = new Platform("busy");
                Platform calm = new Platform("calm")) {
            tool.connect(busy);
            tool.connect(calm);
            for (int login = 0; login < PER_TENANT; login++) {
                assertThat(login(busy).locationQuery()).containsKey("state");
            }
            Page refused = login(busy);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.problem()).isEqualTo(TOO_MANY);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
            assertThat(login(calm).locationQuery()).containsKey("state");
            ToolNode.CLOCK.step(Duration.ofMinutes(1));
            assertThat(login(busy).locationQuery()).containsKey("state");
        }
    }

    @Test
    @DisplayName("per address: launches count as well, and a refused one uses no state up")
    void limitsLaunches() {
        try (Platform platform = new Platform("limited-launches")) {
            tool.connect(platform);
            Browser student = from("192.0.2.50");
            Login login = Login.begin(tool, platform, student);
            use(student, PER_ADDRESS - 1);
            assertThat(login.answer(login.resourceLink()).problem()).isEqualTo(TOO_MANY);
            ToolNode.CLOCK.step(Duration.ofSeconds(30));
            assertThat(login.answer(login.resourceLink()).status()).isEqualTo(200);
        }
    }

    private Page login(Platform platform) {
        return Login.initiate(tool, platform, from("198.51.100." + addresses.incrementAndGet()), Map.of());
    }

    private void use(Browser browser, int requests) {
        for (int request = 0; request < requests; request++) {
            assertThat(browser.get(open).status()).isEqualTo(200);
        }
    }

    private static Browser from(String address) {
        return new Browser().saying("X-Forwarded-For", address);
    }
}
