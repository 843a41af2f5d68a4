package app.vigil.people;

import app.vigil.lti.RegistrationId;
import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Appointments.Readiness;
import app.vigil.people.Appointments.Scope;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of appointments; ended ones stay and are never current again. */
@Component
class AppointmentRows {

    private static final String CURRENT = """
            select id, person, duty, exam, unit, order_number, order_date,
                regulation_read, trained, certificate, non_disclosure
            from appointment where ended_at is null and\s""";

    private final JdbcClient jdbc;

    AppointmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two orders for one person wait for each other; otherwise both halves of a conflict could slip in. */
    void lockPerson(PersonId person) {
        boolean known = jdbc.sql("select id from person where id = :id for update")
                .param("id", person.value())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("person", person);
        }
    }

    void insert(Appointment appointment, PersonId by, OffsetDateTime at) {
        Readiness readiness = appointment.readiness();
        jdbc.sql("""
                        insert into appointment (id, person, duty, exam, unit, order_number, order_date,
                            regulation_read, trained, certificate, non_disclosure, appointed_by, appointed_at)
                        values (:id, :person, :duty, :exam, :unit, :number, :date,
                            :read, :trained, :certificate, :nonDisclosure, :by, :at)""")
                .param("id", appointment.id())
                .param("person", appointment.person().value())
                .param("duty", appointment.duty().code())
                .param("exam", appointment.scope() instanceof Scope.Exam scope ? scope.exam() : null)
                .param(
                        "unit",
                        appointment.scope() instanceof Scope.Unit scope
                                ? scope.unit().value()
                                : null)
                .param("number", appointment.orderNumber())
                .param("date", appointment.orderDate())
                .param("read", readiness.regulationRead(), Types.DATE)
                .param("trained", readiness.trained(), Types.DATE)
                .param("certificate", readiness.certificate(), Types.VARCHAR)
                .param("nonDisclosure", readiness.nonDisclosure(), Types.DATE)
                .param("by", by.value())
                .param("at", at)
                .update();
    }

    void end(UUID appointment, PersonId by, OffsetDateTime at) {
        jdbc.sql("update appointment set ended_by = :by, ended_at = :at where id = :id and ended_at is null")
                .param("by", by.value())
                .param("at", at)
                .param("id", appointment)
                .update();
    }

    Optional<Appointment> find(UUID id) {
        return jdbc.sql(CURRENT + "id = :id")
                .param("id", id)
                .query(AppointmentRows::appointment)
                .optional();
    }

    List<Appointment> ofPerson(PersonId person) {
        return jdbc.sql(CURRENT + "person = :person order by appointed_at, id")
                .param("person", person.value())
                .query(AppointmentRows::appointment)
                .list();
    }

    /** How many people of an institution have each duty now, wherever. */
    Map<Duty, Integer> countOfPeople(RegistrationId registration) {
        Map<Duty, Integer> counts = new EnumMap<>(Duty.class);
        jdbc.sql("""
                        select a.duty, count(distinct a.person) as people from appointment a
                        join person p on p.id = a.person
                        where p.registration = :registration and a.ended_at is null group by a.duty""").param("registration", registration.value()).query(row -> {
            counts.put(Duty.of(row.getString("duty")), row.getInt("people"));
        });
        return counts;
    }

    /** Appointments of everybody in an institution who is a proctor here and decides there. */
    Map<PersonId, List<Appointment>> ofWhoWatchesAndDecides(RegistrationId registration) {
        return jdbc
                .sql(CURRENT + """
                        person in (
                          select a.person from appointment a join person p on p.id = a.person
                          where p.registration = :registration and a.ended_at is null and a.duty in (:duties)
                          group by a.person having count(distinct a.duty) = 2)""")
                .param("registration", registration.value())
                .param("duties", List.of(Duty.PROCTOR.code(), Duty.DECISION_MAKER.code()))
                .query(AppointmentRows::appointment)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Appointment::person));
    }

    List<Appointment> at(Scope scope) {
        return switch (scope) {
            case Scope.Exam exam -> at("exam", exam.exam());
            case Scope.Unit unit -> at("unit", unit.unit().value());
        };
    }

    private List<Appointment> at(String column, UUID value) {
        return jdbc.sql(CURRENT + column + " = :value order by appointed_at, id")
                .param("value", value)
                .query(AppointmentRows::appointment)
                .list();
    }

    private static Appointment appointment(ResultSet row, int number) throws SQLException {
        UUID exam = row.getObject("exam", UUID.class);
        Scope scope =
                exam != null ? new Scope.Exam(exam) : new Scope.Unit(new UnitId(row.getObject("unit", UUID.class)));
        return new Appointment(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                Duty.of(row.getString("duty")),
                scope,
                row.getString("order_number"),
                row.getObject("order_date", LocalDate.class),
                new Readiness(
                        row.getObject("regulation_read", LocalDate.class),
                        row.getObject("trained", LocalDate.class),
                        row.getString("certificate"),
                        row.getObject("non_disclosure", LocalDate.class)));
    }
}
