package app.vigil.people.web;

import app.vigil.people.PeopleProblem;
import app.vigil.shared.web.OpenChain;
import app.vigil.shared.web.ProblemAnswer;
import app.vigil.shared.web.SecurityHeaders;
import app.vigil.shared.web.SessionChain;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The room's chains: the doors, which a one-use value opens, and the pages behind them. */
@Configuration(proxyBeanMethods = false)
class PeopleChains {

    /**
     * No CSRF token here: the caller has no session yet, and the one-use value cannot be guessed. But its owner could
     * have somebody else's browser post it and so sign them in as himself; the browser says whose page posts.
     */
    @Bean
    @Order(20)
    SecurityFilterChain doorChain(HttpSecurity http, OpenChain chain, SecurityHeaders headers, ProblemAnswer problems)
            throws Exception {
        return chain.begin(http, "/enter/**", "/operator/enter")
                .authorizeHttpRequests(requests -> requests.requestMatchers(PeopleChains::postedByAnotherSite)
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler((request, response, cause) ->
                        problems.write(PeopleProblem.WINDOW_FROM_ELSEWHERE, request, response)))
                .headers(headers::ofOurOwnWindows)
                .build();
    }

    /** The doors' buttons are on our own pages, also inside a frame (Fetch Metadata, section 2.3). */
    private static boolean postedByAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return HttpMethod.POST.matches(request.getMethod()) && ("cross-site".equals(site) || "same-site".equals(site));
    }

    @Bean
    @Order(21)
    SecurityFilterChain peopleChain(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(http, "/", "/desk", "/admin/**");
    }
}
