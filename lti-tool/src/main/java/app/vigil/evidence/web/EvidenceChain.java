package app.vigil.evidence.web;

import app.vigil.shared.web.ProblemAnswer;
import app.vigil.shared.web.SecurityHeaders;
import app.vigil.shared.web.SessionChain;
import app.vigil.shared.web.SessionPasses;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The addresses of this room. */
@Configuration(proxyBeanMethods = false)
class EvidenceChain {

    /** Behind the one that wants TLS, before the filters of session and security, which those who have a pass need not go through again. */
    @Bean
    FilterRegistrationBean<SegmentDoor> segmentDoor(
            SessionPasses passes, UploaderOfSitting uploaders, SegmentUpload upload, ProblemAnswer problems) {
        FilterRegistrationBean<SegmentDoor> door =
                new FilterRegistrationBean<>(new SegmentDoor(passes, uploaders, upload, problems));
        door.addUrlPatterns("/api/sittings/*");
        door.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return door;
    }

    /** The ordinary way of a segment; it gives out the passes. */
    @Bean
    @Order(49)
    SecurityFilterChain segmentsSecurity(HttpSecurity http, SessionChain chain, SessionPasses passes) throws Exception {
        passes.checkAt(http);
        return chain.of(http, "/api/sittings/*/streams/*/segments/*");
    }

    @Bean
    @Order(50)
    SecurityFilterChain evidenceSecurity(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(
                http,
                "/api/sittings/*/streams/**",
                "/api/sittings/*/streams",
                "/api/sittings/*/gaps",
                "/api/sittings/*/stills",
                "/api/sittings/*/loudness",
                "/api/sittings/*/photos/**",
                "/api/recordings/**",
                "/recordings",
                "/recordings/**");
    }

    /** Public keys and what is checked with them, for everybody, without a session. */
    @Bean
    @Order(51)
    SecurityFilterChain evidenceOpenSecurity(HttpSecurity http, SecurityHeaders headers) throws Exception {
        return http.securityMatcher("/evidence-keys.json", "/verify")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers::ofOurOwnWindows)
                .build();
    }
}
