package app.vigil.people;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Appointments with their rules; the rows are in {@link AppointmentRows}. */
@Component
class JdbcAppointments implements Appointments {

    private final AppointmentRows rows;
    private final AppointmentConflicts conflicts;
    private final Units units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JdbcAppointments(
            AppointmentRows rows,
            AppointmentConflicts conflicts,
            Units units,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.conflicts = conflicts;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Appointment appoint(Appointing appointing) {
        rows.lockPerson(appointing.person());
        conflicts.refuse(appointing, rows.ofPerson(appointing.person()));
        Appointment appointment = new Appointment(
                UUID.randomUUID(),
                appointing.person(),
                appointing.duty(),
                appointing.scope(),
                appointing.orderNumber(),
                appointing.orderDate(),
                appointing.readiness());
        rows.insert(appointment, appointing.by(), now());
        events.publishEvent(
                new PersonAppointed(appointment.id(), appointment.person(), appointment.duty(), appointing.by()));
        return appointment;
    }

    @Override
    @Transactional
    public void end(UUID id, PersonId by) {
        Appointment appointment =
                rows.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("appointment", id));
        rows.end(id, by, now());
        events.publishEvent(new AppointmentEnded(id, appointment.person(), appointment.duty(), by));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean holds(PersonId person, Duty duty, Place place) {
        List<Appointment> held = rows.ofPerson(person).stream()
                .filter(appointment -> appointment.duty() == duty && place.gives(duty, appointment.scope()))
                .toList();
        return held.stream().anyMatch(appointment -> covers(appointment.scope(), place));
    }

    private boolean covers(Scope scope, Place place) {
        return switch (scope) {
            case Scope.Exam exam -> exam.exam().equals(place.exam());
            case Scope.Unit unit ->
                unit.unit().equals(place.unit())
                        || units.find(place.unit())
                                .filter(found -> found.within(unit.unit()))
                                .isPresent();
        };
    }

    @Override
    public Optional<Appointment> find(UUID appointment) {
        return rows.find(appointment);
    }

    @Override
    public List<Appointment> at(Scope scope) {
        return rows.at(scope);
    }

    @Override
    public List<Appointment> of(PersonId person) {
        return rows.ofPerson(person);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
