package app.vigil.people;

import app.vigil.shared.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Appointments by order number and date (R2-008…R2-011, E.9 item 12), per exam or per unit. */
public interface Appointments {

    /**
     * Records an appointment; publishes {@link PersonAppointed}. Refused as {@code appointment-conflict} when a teacher
     * of the course would watch over it, or one person would both watch and decide; as {@code already-appointed} when
     * the same appointment is current.
     */
    Appointment appoint(Appointing appointing);

    /** Ends an appointment; it stays in the history. */
    void end(UUID appointment, PersonId by);

    /** Holds the duty for the object now: directly for the exam, for its unit, or for the whole institution. */
    boolean holds(PersonId person, Duty duty, Place place);

    /** A current appointment. */
    java.util.Optional<Appointment> find(UUID appointment);

    /** All current appointments for a place, exact match. */
    List<Appointment> at(Scope scope);

    /** All current appointments of a person. */
    List<Appointment> of(PersonId person);

    /** What the person is appointed to, wherever. */
    default Set<Duty> dutiesOf(PersonId person) {
        return of(person).stream().map(Appointment::duty).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Where an exam stands: the exam itself and its unit.
     *
     * @param ofItself duties that only an appointment for the very exam gives, never one for its unit (R2-049)
     */
    record Place(UUID exam, UnitId unit, Set<Duty> ofItself) {

        /** An exam where an appointment for its unit gives every duty. */
        public Place(UUID exam, UnitId unit) {
            this(exam, unit, Set.of());
        }

        /** Whether an appointment that covers the exam gives this duty there. */
        public boolean gives(Duty duty, Scope scope) {
            return scope instanceof Scope.Exam || !ofItself.contains(duty);
        }
    }

    /** Exactly what an appointment covers. */
    sealed interface Scope {
        /** One exam. */
        record Exam(UUID exam) implements Scope {}

        /** All exams of a unit; the root unit stands for the whole institution. */
        record Unit(UnitId unit) implements Scope {}
    }

    /** What an order says. */
    record Appointing(
            PersonId person,
            Duty duty,
            Scope scope,
            String orderNumber,
            LocalDate orderDate,
            Readiness readiness,
            PersonId by) {

        /** An order that says nothing of readiness. */
        public Appointing(
                PersonId person, Duty duty, Scope scope, String orderNumber, LocalDate orderDate, PersonId by) {
            this(person, duty, scope, orderNumber, orderDate, Readiness.UNKNOWN, by);
        }
    }

    /** A recorded appointment. */
    record Appointment(
            UUID id,
            PersonId person,
            Duty duty,
            Scope scope,
            String orderNumber,
            LocalDate orderDate,
            Readiness readiness) {}

    /**
     * What a proctor must have done before the duty begins; null means not yet.
     *
     * @param regulationRead read the regulation and the instruction for reviewing recordings (R2-011 a, b)
     * @param trained passed the training (R2-011 c)
     * @param certificate number of the training document (R4-007)
     * @param nonDisclosure acknowledged that personal data, photos and video stay secret (R2-014)
     */
    record Readiness(
            @Nullable LocalDate regulationRead,
            @Nullable LocalDate trained,
            @Nullable String certificate,
            @Nullable LocalDate nonDisclosure) {

        /** Nothing was noted. */
        public static final Readiness UNKNOWN = new Readiness(null, null, null, null);

        /** All three dated marks are there. */
        public boolean complete() {
            return regulationRead != null && trained != null && nonDisclosure != null;
        }
    }
}
