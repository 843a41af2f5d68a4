package app.vigil.shared.web;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Component;

/**
 * Builds security chains for what proves itself and so is open to everybody, as a launch is by its id_token: our headers,
 * and no filter that looks for a session, a viewer or a form of ours. Why it is open is said at each handler by {@link
 * app.vigil.shared.OpenEndpoint}.
 */
@Component
public class OpenChain {

    private static final String POLICY = "Content-Security-Policy";

    private final SecurityHeaders headers;

    OpenChain(SecurityHeaders headers) {
        this.headers = headers;
    }

    /** A chain for pages inside frames of these platforms; an answer that names no frame's owner may be in any. */
    public SecurityFilterChain framed(HttpSecurity http, Supplier<List<String>> platforms, String... patterns)
            throws Exception {
        return begin(http, patterns)
                .headers(headers::ofFramedPages)
                .headers(ours -> ours.addHeaderWriter((request, response) -> {
                    if (!response.containsHeader(POLICY)) {
                        response.setHeader(POLICY, SecurityHeaders.framedByAsking(request, platforms.get()));
                    }
                }))
                .build();
    }

    /** The beginning of a chain for these path patterns, which the caller builds on. */
    public HttpSecurity begin(HttpSecurity http, String... patterns) throws Exception {
        return http.securityMatcher(patterns)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable);
    }
}
