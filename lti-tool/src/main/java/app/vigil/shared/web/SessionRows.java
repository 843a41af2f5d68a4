package app.vigil.shared.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** How sessions lie in the database. */
@Configuration(proxyBeanMethods = false)
class SessionRows {

    /**
     * Requests of one page come at once: of two that set the same value for the first time the earlier one's stays, where
     * the plain statement would fail with the later one's whole request.
     */
    private static final String FIRST_ONE_STAYS = """
            insert into spring_session_attributes (session_primary_id, attribute_name, attribute_bytes)
            values (?, ?, ?) on conflict do nothing""";

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> valuesSetAtOnce() {
        return sessions -> sessions.setCreateSessionAttributeQuery(FIRST_ONE_STAYS);
    }
}
