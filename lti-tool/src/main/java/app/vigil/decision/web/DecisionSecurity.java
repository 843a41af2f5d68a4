package app.vigil.decision.web;

import app.vigil.shared.web.SecurityHeaders;
import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Pages and API of the decision maker. */
@Configuration(proxyBeanMethods = false)
class DecisionSecurity {

    /** Where the QR codes of papers lead, for everybody, without a session. */
    @Bean
    @Order(79)
    SecurityFilterChain paperCheckChain(HttpSecurity http, SecurityHeaders headers) throws Exception {
        return http.securityMatcher("/papers/check/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers::ofOurOwnWindows)
                .build();
    }

    @Bean
    @Order(80)
    SecurityFilterChain decisionChain(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(
                http, "/decisions", "/protocols/**", "/api/protocols/**", "/papers", "/papers/**", "/gradebooks/**");
    }
}
