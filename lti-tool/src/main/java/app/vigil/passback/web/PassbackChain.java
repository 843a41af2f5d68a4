package app.vigil.passback.web;

import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The teacher's view of the outbox. */
@Configuration(proxyBeanMethods = false)
class PassbackChain {

    @Bean
    @Order(90)
    SecurityFilterChain passbackSecurity(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(http, "/passback/**");
    }
}
