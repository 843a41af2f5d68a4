package app.vigil.decision.web;

import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Pages and API of the decision maker. */
@Configuration(proxyBeanMethods = false)
class DecisionSecurity {

    @Bean
    @Order(80)
    SecurityFilterChain decisionChain(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(http, "/decisions", "/protocols/**", "/api/protocols/**");
    }
}
