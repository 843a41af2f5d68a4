package app.vigil.shared.web;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} from the configured proxies only. The list is read from
 * its end: what stands before the last address that is no proxy of ours was written by the sender and is worth nothing.
 * {@code X-Forwarded-Host} is never believed; the tool knows its own address from {@code vigil.public-url}.
 */
@Component
class ForwardedHeaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Pattern BLOCK = Pattern.compile("[0-9A-Fa-f.:]+/\\d{1,3}");

    private final List<String> proxies;

    ForwardedHeaders(TrustedProxies settings) {
        this.proxies = settings.trustedProxies().stream().map(String::strip).toList();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (proxies.isEmpty()) {
            return;
        }
        proxies.forEach(ForwardedHeaders::check);
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", proxies));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader(null);
        valve.setPortHeader(null);
        factory.addEngineValves(valve);
    }

    /** Tomcat would take anything else for a regular expression. */
    private static void check(String block) {
        if (!BLOCK.matcher(block).matches()) {
            throw new IllegalStateException(
                    "vigil.trusted-proxies: " + block + " is no address block such as 10.0.0.0/8 or 2001:db8::/32");
        }
    }
}
