package app.vigil.evidence.web;

import app.vigil.shared.web.SecurityHeaders;
import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The addresses of this room. */
@Configuration(proxyBeanMethods = false)
class EvidenceChain {

    @Bean
    @Order(50)
    SecurityFilterChain evidenceSecurity(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(
                http,
                "/api/sittings/*/streams/**",
                "/api/sittings/*/streams",
                "/api/sittings/*/gaps",
                "/api/sittings/*/photos/**",
                "/api/recordings/**",
                "/recordings",
                "/recordings/**");
    }

    /** Public keys for everybody, without a session. */
    @Bean
    @Order(51)
    SecurityFilterChain evidenceKeysSecurity(HttpSecurity http, SecurityHeaders headers) throws Exception {
        return http.securityMatcher("/evidence-keys.json")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers::ofOurOwnWindows)
                .build();
    }
}
