package app.vigil.shared.web;

import app.vigil.shared.CommonProblem;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Component;

/**
 * Builds the security chain of a room whose pages live in first-party windows: session cookie, CSRF token, our headers.
 * Who may do what is said at each handler by {@link app.vigil.shared.AllowedTo}.
 */
@Component
public class SessionChain {

    private final SecurityHeaders headers;
    private final ProblemAnswer problems;

    SessionChain(SecurityHeaders headers, ProblemAnswer problems) {
        this.headers = headers;
        this.problems = problems;
    }

    /** A chain for these path patterns. */
    public SecurityFilterChain of(HttpSecurity http, String... patterns) throws Exception {
        return http.securityMatcher(patterns)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .headers(headers::ofOurOwnWindows)
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint((request, response, cause) ->
                                problems.write(CommonProblem.SIGN_IN_REQUIRED, request, response))
                        .accessDeniedHandler((request, response, cause) ->
                                problems.write(CommonProblem.CSRF_TOKEN_MISSING, request, response)))
                .build();
    }
}
