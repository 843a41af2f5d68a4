package app.vigil.people;

import app.vigil.lti.RegistrationId;
import java.util.Optional;
import java.util.UUID;

/** Asked of the room above that knows exams: in which course and unit one stands. */
public interface ExamPlaces {

    Optional<ExamPlace> of(UUID exam);

    /** Course and unit of an exam. */
    record ExamPlace(RegistrationId registration, String contextId, UnitId unit) {}
}
