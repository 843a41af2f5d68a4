package app.vigil.lti.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.LtiSettings;
import app.vigil.shared.VigilSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are public, at the edges of every special-purpose block (RFC 6890). */
class AddressPolicyTest {

    private final AddressPolicy production = policy(false, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "99.64.0.1",
                "100.63.255.255",
                "100.128.0.0",
                "101.64.0.1",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.1.1",
                "172.15.255.255",
                "172.32.0.0",
                "191.0.2.1",
                "192.0.1.0",
                "192.0.3.0",
                "192.1.0.0",
                "192.1.2.1",
                "192.167.1.1",
                "193.0.0.1",
                "198.17.255.255",
                "198.20.0.0",
                "198.50.100.1",
                "198.51.99.1",
                "198.51.101.1",
                "199.18.0.1",
                "202.0.113.1",
                "203.0.112.1",
                "203.0.114.1",
                "203.1.113.1",
                "223.255.255.255",
                "2000::1",
                "2001:200::1",
                "2001:db7::1",
                "2001:db9::1",
                "2003::1",
                "2001:4860:4860::8888",
                "2a00:1450::1",
                "3fff::1"
            })
    void callsPublicAddresses(String address) throws UnknownHostException {
        assertThat(production.permits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.0",
                "192.0.0.255",
                "192.0.2.0",
                "192.0.2.255",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.0",
                "198.51.100.255",
                "203.0.113.0",
                "203.0.113.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.0",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "100::1",
                "1fff::1",
                "2001::1",
                "2001:0:1::1",
                "2001:1ff::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002::1",
                "4000::1",
                "fc00::1",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void callsNothingOfSpecialPurpose(String address) throws UnknownHostException {
        assertThat(production.permits(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void letsAnOperatorAllowPrivateNetworks() throws UnknownHostException {
        AddressPolicy allowing = policy(false, true);
        assertThat(allowing.permits(InetAddress.getByName("10.0.0.1"))).isTrue();
        assertThat(allowing.permits(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(allowing.permits(URI.create("http://lms.local/x"))).isTrue();
    }

    @Test
    void trustsLoopbackOnlyInTheDemo() throws UnknownHostException {
        AddressPolicy demo = policy(true, false);
        assertThat(demo.permits(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(demo.permits(InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(demo.permits(URI.create("http://127.0.0.1/x"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lms.example/",
                "ftp://lms.example/",
                "https:///x",
                "https://a:b@lms.example/",
                "https://lms.example/#x",
                "/x"
            })
    void callsNothingButPlainHttps(String address) {
        assertThat(production.permits(URI.create(address))).isFalse();
    }

    @Test
    void callsHttps() {
        assertThat(production.permits(URI.create("HTTPS://lms.example:8443/x?y=z")))
                .isTrue();
    }

    private static AddressPolicy policy(boolean demo, boolean privateAddresses) {
        return new AddressPolicy(
                new VigilSettings(URI.create("http://localhost:8080"), Path.of("unused"), null, demo),
                new LtiSettings(privateAddresses, "Vigil", "Exam proctoring"));
    }
}
