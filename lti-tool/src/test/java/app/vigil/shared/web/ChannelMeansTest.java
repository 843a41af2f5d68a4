package app.vigil.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.AccessMeans.Means;
import app.vigil.shared.LimitSettings;
import app.vigil.shared.VigilSettings;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

@DisplayName("R1-024 the list tells how the channel is really set, and what is lacking as lacking")
class ChannelMeansTest {

    private final ServerProperties server = new ServerProperties();

    @Test
    void tellsOfTlsThatEndsAtATrustedProxy() {
        server.setAddress(InetAddress.getLoopbackAddress());
        server.getServlet().getSession().getCookie().setName("__Host-vigil");
        server.getServlet().getSession().getCookie().setSecure(true);
        server.getServlet().getSession().getCookie().setHttpOnly(true);
        Map<String, Means> means = means("https://vigil.example", List.of("10.0.0.0/8", "127.0.0.1/32"), false);

        assertThat(means.values()).allMatch(Means::inForce);
        assertThat(means.get("tls").arguments()).containsExactly("vigil.example", "proxy");
        assertThat(means.get("redirect").arguments()).containsExactly(2);
        assertThat(means.get("limits").arguments()).containsExactly(6000, 12000);
        assertThat(means.get("session").arguments()).contains("__Host-vigil");
    }

    @Test
    void tellsWhatIsLacking() {
        Map<String, Means> means = means("http://localhost:8080", List.of(), true);

        for (String lacking : List.of("tls", "redirect", "bound", "session", "no-demo")) {
            assertThat(means.get(lacking).inForce()).as(lacking).isFalse();
        }
    }

    @Test
    void tellsOfTlsThatEndsAtTheToolItself() {
        Ssl own = new Ssl();
        own.setKeyStorePassword("secret");
        server.setSsl(own);

        Means tls = means("https://vigil.example", List.of(), false).get("tls");
        assertThat(tls.arguments()).containsExactly("vigil.example", "tool");
    }

    private Map<String, Means> means(String address, List<String> proxies, boolean demo) {
        VigilSettings settings = new VigilSettings(URI.create(address), Path.of("data"), null, demo);
        return new ChannelMeans(settings, server, new TrustedProxies(proxies), new LimitSettings(6000, 12000))
                .of(UUID.randomUUID()).stream().collect(Collectors.toMap(Means::key, Function.identity()));
    }
}
