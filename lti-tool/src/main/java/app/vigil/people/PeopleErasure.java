package app.vigil.people;

import app.vigil.lti.HangsOnRegistration;
import app.vigil.lti.RegistrationDeleted;
import app.vigil.lti.RegistrationId;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases the people of an institution that goes, with their appointments and its units. */
@Component
@Order(20)
class PeopleErasure implements HangsOnRegistration {

    private static final String OF_PERSONS =
            " where person in (select id from person where registration = :registration)";

    private static final List<String> DELETIONS = List.of(
            "delete from appointment" + OF_PERSONS
                    + " or unit in (select id from organisational_unit where registration = :registration)",
            "delete from course_role where registration = :registration",
            "delete from organisational_unit where registration = :registration",
            "delete from person where registration = :registration");

    private final JdbcClient jdbc;

    PeopleErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String code() {
        return "people";
    }

    @Override
    public long count(RegistrationId registration) {
        return jdbc.sql("select count(*) from person where registration = :registration")
                .param("registration", registration.value())
                .query(Long.class)
                .single();
    }

    @EventListener
    void on(RegistrationDeleted deleted) {
        DELETIONS.forEach(deletion -> jdbc.sql(deletion)
                .param("registration", deleted.registration().value())
                .update());
    }
}
