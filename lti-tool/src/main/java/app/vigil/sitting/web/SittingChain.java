package app.vigil.sitting.web;

import app.vigil.shared.web.SessionChain;
import app.vigil.shared.web.SessionPasses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Pages and API of the exam window. Evidence, incident and live have their own chains for parts of
 * {@code /api/sittings/**}; they come first.
 */
@Configuration(proxyBeanMethods = false)
class SittingChain {

    /** A session costs more than a heartbeat, and there are hundreds of those a second. */
    @Bean
    @Order(64)
    SecurityFilterChain heartbeatSecurity(HttpSecurity http, SessionChain chain, SessionPasses passes)
            throws Exception {
        passes.checkAt(http);
        return chain.of(http, "/api/sittings/*/heartbeat");
    }

    @Bean
    @Order(65)
    SecurityFilterChain sittingSecurity(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(
                http,
                "/sittings/**",
                "/sittings-of/**",
                "/my-data/**",
                "/instructions/**",
                "/api/sittings/**",
                "/api/probe/**");
    }
}
