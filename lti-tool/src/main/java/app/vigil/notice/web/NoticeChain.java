package app.vigil.notice.web;

import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What people are told, and what was sent. */
@Configuration(proxyBeanMethods = false)
class NoticeChain {

    @Bean
    @Order(95)
    SecurityFilterChain noticeSecurity(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(http, "/letters", "/letters/**", "/results/**");
    }
}
