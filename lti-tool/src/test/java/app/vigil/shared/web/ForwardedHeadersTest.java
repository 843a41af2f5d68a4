package app.vigil.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Who sent a request, behind a proxy and without one. */
class ForwardedHeadersTest {

    @Test
    void believesNobodyWhenNoProxyIsConfigured() {
        assertThat(seen(List.of(), "198.51.100.7", "https")).isEqualTo("127.0.0.1 http localhost");
    }

    @Test
    void believesNobodyButTheConfiguredProxies() {
        assertThat(seen(List.of("10.0.0.0/8"), "198.51.100.7", "https")).isEqualTo("127.0.0.1 http localhost");
    }

    @Test
    void believesAConfiguredProxy() {
        assertThat(seen(List.of("127.0.0.0/8"), "198.51.100.7", "https")).isEqualTo("198.51.100.7 https localhost");
        assertThat(seen(List.of("127.0.0.0/8"), "2001:db8::7", "https")).isEqualTo("2001:db8::7 https localhost");
    }

    @Test
    void believesNothingTheSenderWroteBeforeTheProxy() {
        assertThat(seen(List.of("127.0.0.0/8", "10.0.0.0/8"), "6.6.6.6, 198.51.100.7, 10.1.2.3", "https"))
                .isEqualTo("198.51.100.7 https localhost");
    }

    @Test
    void refusesWhatIsNoAddressBlock() {
        for (String wrong : List.of("10.0.0.1", "10\\..*", "proxy.example/8", "")) {
            assertThatThrownBy(() -> new ForwardedHeaders(new TrustedProxies(List.of(wrong)))
                            .customize(new TomcatServletWebServerFactory()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /** Sender, scheme and host as a servlet sees them; the request comes from 127.0.0.1. */
    private static String seen(List<String> proxies, String forwardedFor, String forwardedProto) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        new ForwardedHeaders(new TrustedProxies(proxies)).customize(factory);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("mirror", new Mirror()).addMapping("/"));
        server.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/"))
                    .header("X-Forwarded-For", forwardedFor)
                    .header("X-Forwarded-Proto", forwardedProto)
                    .header("X-Forwarded-Host", "evil.example")
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            server.stop();
            server.destroy();
        }
    }

    private static final class Mirror extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(request.getRemoteAddr() + " " + request.getScheme() + " " + request.getServerName());
        }
    }
}
