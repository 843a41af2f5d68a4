package app.vigil.people.web;

import app.vigil.shared.web.SecurityHeaders;
import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The room's chains: the doors, which a one-use value opens, and the pages behind them. */
@Configuration(proxyBeanMethods = false)
class PeopleChains {

    /** No CSRF token here: the caller has no session yet, and the one-use value cannot be guessed. */
    @Bean
    @Order(20)
    SecurityFilterChain doorChain(HttpSecurity http, SecurityHeaders headers) throws Exception {
        return http.securityMatcher("/enter/**", "/operator/enter")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers::ofOurOwnWindows)
                .build();
    }

    @Bean
    @Order(21)
    SecurityFilterChain peopleChain(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(http, "/desk", "/admin/**");
    }
}
