package app.vigil.shared.web;

import app.vigil.shared.Viewer;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.stereotype.Component;

/**
 * Who sends the agent's frequent requests, segments and heartbeats, and with which CSRF token, remembered for half a
 * minute: a session costs the database two statements and a commit per request, more than the request itself. A session
 * that ends sends that much longer.
 */
@Component
public class SessionPasses {

    private static final String TOKEN = SessionPasses.class.getName() + ".token";

    private final CookieSerializer cookies;
    private final HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    private final CsrfTokenRequestHandler masks = new XorCsrfTokenRequestAttributeHandler();
    private final Cache<String, Pass> passes = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(30))
            .maximumSize(100_000)
            .build();

    SessionPasses(CookieSerializer cookies) {
        this.cookies = cookies;
    }

    private record Pass(SecurityContext context, CsrfToken token) {

        @Nullable
        Viewer viewer() {
            Authentication authentication = context.getAuthentication();
            return authentication != null && authentication.getPrincipal() instanceof Viewer viewer ? viewer : null;
        }
    }

    /** Makes a security chain ask the session for a pass only where there is none. */
    public void checkAt(HttpSecurity http) throws Exception {
        http.addFilterBefore(this::issue, SecurityContextHolderFilter.class)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .csrf(csrf -> csrf.csrfTokenRepository(new TokenOfThePass()).csrfTokenRequestHandler(masks));
    }

    public void issue(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest upload = (HttpServletRequest) request;
        for (String session : cookies.readCookieValues(upload)) {
            passOf(session, upload).ifPresent(pass -> {
                upload.setAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME, pass.context);
                upload.setAttribute(TOKEN, pass.token);
            });
        }
        chain.doFilter(new WithoutSession(upload), response);
    }

    /** Who sends this, if they have a pass and the CSRF token that belongs to it. */
    public Optional<Viewer> viewerOf(HttpServletRequest request) {
        for (String session : cookies.readCookieValues(request)) {
            Pass pass = passes.getIfPresent(session);
            if (pass != null && pass.viewer() != null && hasToken(pass, request)) {
                return Optional.of(pass.viewer());
            }
        }
        return Optional.empty();
    }

    private boolean hasToken(Pass pass, HttpServletRequest request) {
        if (request.getHeader(pass.token.getHeaderName()) == null) {
            return false;
        }
        String sent = masks.resolveCsrfTokenValue(request, pass.token);
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8),
                        pass.token.getToken().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Pass> passOf(String cookie, HttpServletRequest request) {
        Pass known = passes.getIfPresent(cookie);
        if (known != null) {
            return Optional.of(known);
        }
        HttpSession session = request.getSession(false);
        CsrfToken token = tokens.loadToken(request);
        if (session == null
                || token == null
                || !(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context)) {
            return Optional.empty();
        }
        Pass pass = new Pass(context, token);
        passes.put(cookie, pass);
        return Optional.of(pass);
    }

    private final class TokenOfThePass implements CsrfTokenRepository {

        @Override
        public @Nullable CsrfToken loadToken(HttpServletRequest request) {
            return (CsrfToken) request.getAttribute(TOKEN);
        }

        @Override
        public CsrfToken generateToken(HttpServletRequest request) {
            return tokens.generateToken(request);
        }

        /** Pages give tokens out; an upload without one is refused. */
        @Override
        public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {}
    }

    /** Others behind us look for flash attributes and the like, and would load the session for nothing. */
    private static final class WithoutSession extends HttpServletRequestWrapper {

        WithoutSession(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            if (create) {
                throw new IllegalStateException("an upload begins no session");
            }
            return null;
        }

        @Override
        public HttpSession getSession() {
            throw new IllegalStateException("an upload begins no session");
        }
    }
}
