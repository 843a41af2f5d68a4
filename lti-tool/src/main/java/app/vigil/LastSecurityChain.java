package app.vigil;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.web.ProblemAnswer;
import app.vigil.shared.web.SecurityHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** What no room claims: static assets and health are open, everything else is nowhere. */
@Configuration(proxyBeanMethods = false)
class LastSecurityChain {

    @Bean
    @Order(990)
    SecurityFilterChain workersChain(HttpSecurity http, SecurityHeaders headers) throws Exception {
        return http.securityMatcher("/assets/workers/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers::ofWorkers)
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(1000)
    SecurityFilterChain lastChain(HttpSecurity http, SecurityHeaders headers, ProblemAnswer problems) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/assets/**", "/favicon.ico", "/actuator/health", "/actuator/health/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(headers::ofOurOwnWindows)
                // Beside the assets lies the exam window's service worker, which has to reach beyond its folder.
                .headers(all -> all.addHeaderWriter(new StaticHeadersWriter("Service-Worker-Allowed", "/sittings/")))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint((request, response, cause) ->
                                problems.write(CommonProblem.NOT_FOUND, request, response))
                        .accessDeniedHandler((request, response, cause) ->
                                problems.write(CommonProblem.NOT_FOUND, request, response)))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
