package app.vigil.mail;

import app.vigil.lti.RegistrationDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the letters of an institution that goes. */
@Component
class MailErasure {

    private final JdbcClient jdbc;

    MailErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Order(25)
    @EventListener
    void on(RegistrationDeleted deleted) {
        jdbc.sql("delete from mail_letter where registration = :registration")
                .param("registration", deleted.registration().value())
                .update();
    }
}
