package app.vigil.lti.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.LtiSettings;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.TestPlatform.Answer;
import app.vigil.shared.VigilSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No platform makes the tool call what it must not, or wait or read without end. */
class GuardedClientTest {

    private static final Patience USUAL =
            new Patience(Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofSeconds(12));

    private final TestPlatform platform = new TestPlatform();
    private final GuardedClient demo = new GuardedClient(policy(true, false), USUAL);
    private final GuardedClient production = new GuardedClient(policy(false, false), USUAL);

    @AfterEach
    void close() throws IOException {
        platform.close();
        demo.destroy();
        production.destroy();
    }

    @Test
    void callsALoopbackPlatformInTheDemo() {
        platform.on("/x", request -> Answer.json(200, "fine"));
        OutboundResponse response = demo.send(OutboundRequest.get(platform.address("/x"), "application/json"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(platform.requestsTo("/x").getFirst().header("accept")).isEqualTo("application/json");
    }

    @Test
    void callsNoLoopbackAddressInProduction() {
        int port = platform.address("/").getPort();
        assertRefused(production, "https://127.0.0.1:" + port + "/x");
        assertRefused(production, "https://localhost:" + port + "/x");
        assertRefused(production, "https://2130706433:" + port + "/x");
        assertRefused(production, "https://[::1]:" + port + "/x");
        assertRefused(production, "https://[::ffff:127.0.0.1]:" + port + "/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lms.example/",
                "ftp://lms.example/",
                "file:///etc/passwd",
                "https://user@lms.example/",
                "https:opaque"
            })
    void callsNothingButHttpsInProduction(String address) {
        assertRefused(production, address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "fd00::1",
                "fe80::1",
                "::",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "2001:db8::1"
            })
    void callsNoAddressThatIsNotPublic(String address) throws Exception {
        assertThat(policy(false, false).permits(InetAddress.getByName(address))).isFalse();
        assertThat(policy(true, false).permits(InetAddress.getByName(address))).isFalse();
        assertThat(policy(false, true).permits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "100.128.0.1", "172.32.0.1", "2a00:1450:4001::1"})
    void callsPublicAddresses(String address) throws Exception {
        assertThat(policy(false, false).permits(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void followsNoRedirect() {
        platform.on(
                "/x",
                request -> Answer.empty(302)
                        .with("Location", platform.address("/y").toString()));
        assertThat(demo.send(OutboundRequest.get(platform.address("/x"), "*/*")).status())
                .isEqualTo(302);
        assertThat(platform.requestsTo("/y")).isEmpty();
    }

    @Test
    void readsNoMoreThanTheLimit() {
        platform.on("/x", request -> Answer.json(200, "x".repeat(2000)));
        OutboundRequest request = OutboundRequest.get(platform.address("/x"), "*/*");
        assertThat(demo.send(request, 4000).body()).hasSize(2002);
        assertThatThrownBy(() -> demo.send(request, 1000))
                .isInstanceOfSatisfying(
                        OutboundFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutboundFailure.Kind.TOO_LARGE));
    }

    @Test
    void waitsNotForASilentPlatform() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        platform.on("/x", request -> {
            await(never);
            return Answer.empty(200);
        });
        assertGivesUp(new Patience(Duration.ofSeconds(3), Duration.ofMillis(200), Duration.ofSeconds(30)), "/x");
        never.countDown();
    }

    @Test
    void waitsNotForABodyThatDripsWithoutEnd() throws IOException {
        platform.drips("/x", Duration.ofMillis(20));
        assertGivesUp(new Patience(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofMillis(400)), "/x");
    }

    private void assertGivesUp(Patience patience, String path) throws IOException {
        GuardedClient client = new GuardedClient(policy(true, false), patience);
        assertThatThrownBy(() -> client.send(OutboundRequest.get(platform.address(path), "*/*")))
                .isInstanceOfSatisfying(
                        OutboundFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutboundFailure.Kind.TIMED_OUT));
        client.destroy();
    }

    private static void await(CountDownLatch opened) {
        try {
            opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void connectsToTheAddressThatWasCheckedAndLooksTheNameUpOnce() throws Exception {
        platform.on("/x", request -> Answer.empty(200));
        Names names = new Names(List.of("127.0.0.1"), List.of("169.254.169.254"));
        GuardedClient client = new GuardedClient(policy(true, false), USUAL, names);
        URI address = URI.create("http://lms.example:" + platform.address("/").getPort() + "/x");
        assertThat(client.send(OutboundRequest.get(address, "*/*")).status()).isEqualTo(200);
        assertThat(names.asked).isEqualTo(1);
        client.destroy();
    }

    @Test
    void refusesANameThatWasRebound() throws Exception {
        Names names = new Names(List.of("127.0.0.1"), List.of("10.0.0.1"));
        GuardedClient client = new GuardedClient(policy(true, false), USUAL, names);
        platform.on("/x", request -> Answer.empty(200).with("Connection", "close"));
        URI address = URI.create("http://lms.example:" + platform.address("/").getPort() + "/x");
        client.send(OutboundRequest.get(address, "*/*"));
        assertRefused(client, address.toString());
        client.destroy();
    }

    @Test
    void refusesANameWithOneBadAddressAmongGoodOnes() throws Exception {
        Names names = new Names(List.of("93.184.216.34", "192.168.0.1"));
        GuardedClient client = new GuardedClient(policy(false, false), USUAL, names);
        assertRefused(client, "https://lms.example/");
        client.destroy();
    }

    @Test
    void triesNoMoreThanAFewOfManyAddresses() throws Exception {
        Names names = new Names(Collections.nCopies(200, "127.0.0.1"));
        GuardedClient client = new GuardedClient(policy(true, false), USUAL, names);
        int port = platform.address("/").getPort();
        platform.close();
        assertThatThrownBy(() -> client.send(OutboundRequest.get(URI.create("http://lms.example:" + port), "*/*")))
                .isInstanceOfSatisfying(
                        OutboundFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutboundFailure.Kind.UNREACHABLE));
        client.destroy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Endless: ", "X-Many: 1\r\n"})
    void readsNoHeadersWithoutEnd(String header) throws IOException {
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\n", header)) {
            assertThatThrownBy(() -> demo.send(OutboundRequest.get(server.address(), "*/*")))
                    .isInstanceOfSatisfying(
                            OutboundFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(OutboundFailure.Kind.TOO_LARGE));
        }
    }

    @Test
    void readsNoBodyWithoutEnd() throws IOException {
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\n\r\n", "xxxxxxxxxxxxxxxx")) {
            assertThatThrownBy(() -> demo.send(OutboundRequest.get(server.address(), "*/*")))
                    .isInstanceOfSatisfying(
                            OutboundFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(OutboundFailure.Kind.TOO_LARGE));
        }
    }

    @Test
    void unpacksNothing() {
        platform.on("/x", request -> Answer.json(200, "a").with("Content-Encoding", "gzip"));
        OutboundRequest request = OutboundRequest.get(platform.address("/x"), "*/*");
        assertThat(new String(demo.send(request).body(), StandardCharsets.UTF_8))
                .isEqualTo("\"a\"");
        assertThat(platform.requestsTo("/x").getFirst().header("accept-encoding"))
                .isEmpty();
    }

    @Test
    void saysWhenThereIsNoSecureConnection() throws IOException {
        try (RawServer server = new RawServer("no TLS", "x")) {
            URI secure = URI.create("https://127.0.0.1:" + server.address().getPort() + "/");
            assertThatThrownBy(() -> demo.send(OutboundRequest.get(secure, "*/*")))
                    .isInstanceOfSatisfying(
                            OutboundFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(OutboundFailure.Kind.UNTRUSTED));
        }
    }

    @Test
    void keepsWhatWasFetchedOutOfTheFailure() {
        platform.on("/x", request -> Answer.json(200, "secret".repeat(500)));
        assertThatThrownBy(() -> demo.send(OutboundRequest.get(platform.address("/x"), "*/*"), 100))
                .hasMessageNotContaining("secret");
    }

    private static void assertRefused(GuardedClient client, String address) {
        assertThatThrownBy(() -> client.send(OutboundRequest.get(URI.create(address), "*/*")))
                .isInstanceOfSatisfying(
                        OutboundFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutboundFailure.Kind.ADDRESS_REFUSED));
    }

    /** Names that lead somewhere else every time they are asked for. */
    private static final class Names implements DnsResolver {

        private final List<List<String>> answers;
        private int asked;

        @SafeVarargs
        Names(List<String>... answers) {
            this.answers = List.of(answers);
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            List<String> answer = answers.get(Math.min(asked++, answers.size() - 1));
            InetAddress[] addresses = new InetAddress[answer.size()];
            for (int i = 0; i < addresses.length; i++) {
                addresses[i] = InetAddress.getByName(answer.get(i));
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static AddressPolicy policy(boolean demo, boolean privateAddresses) {
        return new AddressPolicy(
                new VigilSettings(URI.create("https://tool.example"), Path.of("unused"), null, demo),
                new LtiSettings(privateAddresses, "Vigil", "Exam proctoring"));
    }
}
