package app.vigil.review.web;

import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Pages and API of the proctor. */
@Configuration(proxyBeanMethods = false)
class ReviewSecurity {

    @Bean
    @Order(70)
    SecurityFilterChain reviewChain(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(http, "/review/**", "/api/reviews/**");
    }
}
