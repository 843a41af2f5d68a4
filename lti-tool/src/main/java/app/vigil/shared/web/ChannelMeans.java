package app.vigil.shared.web;

import app.vigil.shared.AccessMeans;
import app.vigil.shared.LimitSettings;
import app.vigil.shared.VigilSettings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How the channel of the recordings is protected: TLS, proxies, session, browser policies, limits (R1-019, R1-024). */
@Component
@Order(100)
class ChannelMeans implements AccessMeans {

    private final VigilSettings settings;
    private final ServerProperties server;
    private final TrustedProxies proxies;
    private final LimitSettings limits;

    ChannelMeans(VigilSettings settings, ServerProperties server, TrustedProxies proxies, LimitSettings limits) {
        this.settings = settings;
        this.server = server;
        this.proxies = proxies;
        this.limits = limits;
    }

    @Override
    public List<Means> of(UUID institution) {
        return List.of(
                Means.when(
                        settings.secure(),
                        Guarded.CHANNEL,
                        "tls",
                        settings.publicUrl().getHost(),
                        tlsEnd()),
                Means.when(
                        settings.secure() && !proxies.trustedProxies().isEmpty(),
                        Guarded.CHANNEL,
                        "redirect",
                        proxies.trustedProxies().size()),
                Means.when(boundToLoopback(), Guarded.CHANNEL, "bound", boundTo()),
                Means.on(Guarded.CHANNEL, "browser-policy"),
                session(),
                Means.on(Guarded.ENTRY, "csrf"),
                Means.on(Guarded.ENTRY, "limits", limits.requestsPerAddress(), limits.loginsPerTenant()),
                Means.on(Guarded.RIGHTS, "every-request"),
                Means.when(!settings.demo(), Guarded.ENTRY, "no-demo"));
    }

    private Means session() {
        Cookie cookie = server.getServlet().getSession().getCookie();
        boolean safe = Boolean.TRUE.equals(cookie.getSecure()) && Boolean.TRUE.equals(cookie.getHttpOnly());
        Duration timeout = server.getServlet().getSession().getTimeout();
        Cookie.SameSite sameSite = cookie.getSameSite();
        return Means.when(
                safe,
                Guarded.ENTRY,
                "session",
                String.valueOf(cookie.getName()),
                timeout == null ? 0 : timeout.toHours(),
                sameSite == null ? "—" : String.valueOf(sameSite.attributeValue()));
    }

    private String tlsEnd() {
        Ssl ssl = server.getSsl();
        return ssl != null && ssl.isEnabled() ? "tool" : "proxy";
    }

    private boolean boundToLoopback() {
        InetAddress address = server.getAddress();
        return address != null && address.isLoopbackAddress();
    }

    private String boundTo() {
        InetAddress address = server.getAddress();
        return address == null ? "0.0.0.0" : address.getHostAddress();
    }
}
