package app.vigil.lti.web;

import app.vigil.lti.Registrations;
import app.vigil.shared.web.OpenChain;
import app.vigil.shared.web.SecurityHeaders;
import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Three chains: what platforms and browsers inside their frames call proves itself and needs no session; the connection
 * pages are first-party windows of administrators; the guide is for everybody.
 */
@Configuration(proxyBeanMethods = false)
class LtiSecurityChains {

    @Bean
    @Order(10)
    SecurityFilterChain ltiChain(HttpSecurity http, OpenChain chain, Registrations registrations) throws Exception {
        return chain.framed(
                http,
                registrations::platformOrigins,
                "/lti/login",
                "/lti/launch",
                "/lti/launch/bound",
                "/lti/register",
                "/lti/key-sets/**",
                "/.well-known/jwks.json");
    }

    @Bean
    @Order(11)
    SecurityFilterChain ltiConnectionsChain(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(http, "/lti/configuration", "/lti/configuration/**");
    }

    /** Pages for everybody, and the command line, whose one-use token cannot be guessed. */
    @Bean
    @Order(12)
    SecurityFilterChain ltiOpenChain(HttpSecurity http, SecurityHeaders headers) throws Exception {
        return http.securityMatcher("/guide", "/lti/check", "/lti/keys/rotation")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers::ofOurOwnWindows)
                .build();
    }
}
