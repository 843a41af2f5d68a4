package app.vigil.evidence.web;

import app.vigil.shared.web.SecurityHeaders;
import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.session.web.http.CookieSerializer;

/** The addresses of this room. */
@Configuration(proxyBeanMethods = false)
class EvidenceChain {

    /** Segments come by the hundred a second, so these ask the session store once in a while only. */
    @Bean
    @Order(49)
    SecurityFilterChain segmentsSecurity(HttpSecurity http, SessionChain chain, CookieSerializer cookies)
            throws Exception {
        new UploadPasses(cookies).checkAt(http);
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
