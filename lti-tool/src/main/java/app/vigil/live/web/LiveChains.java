package app.vigil.live.web;

import app.vigil.lti.Registrations;
import app.vigil.shared.web.SecurityHeaders;
import app.vigil.shared.web.SessionChain;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** The addresses of this room: the exam window's, and the loader's, which runs in pages of the platforms. */
@Configuration(proxyBeanMethods = false)
class LiveChains {

    @Bean
    @Order(60)
    SecurityFilterChain liveSecurity(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(http, "/api/sittings/*/signals", "/api/sittings/*/notices");
    }

    /** No cookie, no session: the loader's token in the request is all that counts. */
    @Bean
    @Order(61)
    SecurityFilterChain loaderSecurity(HttpSecurity http, SecurityHeaders headers, Registrations registrations)
            throws Exception {
        return http.securityMatcher("/api/loader/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .cors(cors -> cors.configurationSource(platformsOnly(registrations)))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers::ofOurOwnWindows)
                .build();
    }

    private static CorsConfigurationSource platformsOnly(Registrations registrations) {
        return request -> {
            CorsConfiguration allowed = new CorsConfiguration();
            allowed.setAllowedOrigins(registrations.platformOrigins());
            allowed.setAllowedMethods(List.of(HttpMethod.POST.name()));
            allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE));
            allowed.setMaxAge(Duration.ofMinutes(10));
            return allowed;
        };
    }
}
