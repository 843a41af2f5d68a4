package app.vigil.people;

import app.vigil.shared.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Appointments by order number and date (R2-008…R2-011, E.9 item 12), per exam or per unit. */
public interface Appointments {

    /** Records an appointment; publishes {@link PersonAppointed}. */
    Appointment appoint(Appointing appointing);

    /** Ends an appointment; it stays in the history. */
    void end(UUID appointment, PersonId by);

    /** Holds the duty for the object now: directly for the exam, or for its unit. */
    boolean holds(PersonId person, Duty duty, Place place);

    /** All current appointments for a place, exact match. */
    List<Appointment> at(Scope scope);

    /** All current appointments of a person. */
    List<Appointment> of(PersonId person);

    /** Where an exam stands: the exam itself and its unit. */
    record Place(UUID exam, UnitId unit) {}

    /** Exactly what an appointment covers. */
    sealed interface Scope {
        /** One exam. */
        record Exam(UUID exam) implements Scope {}

        /** All exams of a unit. */
        record Unit(UnitId unit) implements Scope {}
    }

    /** What an order says. */
    record Appointing(PersonId person, Duty duty, Scope scope, String orderNumber, LocalDate orderDate, PersonId by) {}

    /** A recorded appointment. */
    record Appointment(UUID id, PersonId person, Duty duty, Scope scope, String orderNumber, LocalDate orderDate) {}
}
