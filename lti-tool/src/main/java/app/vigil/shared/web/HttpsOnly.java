package app.vigil.shared.web;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.VigilSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where the public address is https, browsers are told to use nothing else; and what came to a proxy whose word is taken
 * without TLS is served nothing: who wants to read is sent to https, what was to be stored is refused (R1-019). A request
 * without a proxy's word came from this computer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpsOnly extends OncePerRequestFilter {

    private static final String PROTOCOL = "X-Forwarded-Proto";
    private static final String STRICT = "Strict-Transport-Security";
    private static final Duration REMEMBERED = Duration.ofDays(365);
    private static final Set<String> READING = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    private final VigilSettings settings;
    private final TrustedProxies proxies;
    private final ProblemAnswer problems;

    HttpsOnly(VigilSettings settings, TrustedProxies proxies, ProblemAnswer problems) {
        this.settings = settings;
        this.proxies = proxies;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !settings.secure();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!cameWithoutTls(request)) {
            response.setHeader(STRICT, "max-age=" + REMEMBERED.toSeconds() + "; includeSubDomains");
            chain.doFilter(request, response);
        } else if (READING.contains(request.getMethod())) {
            String query = request.getQueryString();
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader(
                    HttpHeaders.LOCATION,
                    settings.publicUrl() + request.getRequestURI() + (query == null ? "" : "?" + query));
        } else {
            problems.write(CommonProblem.TRANSPORT_UNPROTECTED, request, response);
        }
    }

    private boolean cameWithoutTls(HttpServletRequest request) {
        return !proxies.trustedProxies().isEmpty() && !request.isSecure() && request.getHeader(PROTOCOL) != null;
    }
}
