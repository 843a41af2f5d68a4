package app.vigil.incident.web;

import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The addresses of this room. */
@Configuration(proxyBeanMethods = false)
class IncidentChain {

    @Bean
    @Order(55)
    SecurityFilterChain incidentSecurity(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(http, "/api/sittings/*/incidents", "/api/sittings/*/not-analysed");
    }
}
