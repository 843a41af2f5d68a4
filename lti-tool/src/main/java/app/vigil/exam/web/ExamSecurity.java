package app.vigil.exam.web;

import app.vigil.lti.Registrations;
import app.vigil.shared.web.OpenChain;
import app.vigil.shared.web.SessionChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The room's two surfaces: the form inside the LMS frame, and the teacher's own window. */
@Configuration(proxyBeanMethods = false)
class ExamSecurity {

    static final String POLICY = "Content-Security-Policy";

    /** No cookie reaches us from a cross-site frame, so there is neither session nor CSRF token to check. */
    @Bean
    @Order(30)
    SecurityFilterChain framedExamChain(HttpSecurity http, OpenChain chain, Registrations registrations)
            throws Exception {
        return chain.framed(http, registrations::platformOrigins, "/exams/deep-linking", "/exams/preview");
    }

    @Bean
    @Order(31)
    SecurityFilterChain examChain(HttpSecurity http, SessionChain chain) throws Exception {
        return chain.of(http, "/exams", "/exams/**", "/deadlines");
    }
}
