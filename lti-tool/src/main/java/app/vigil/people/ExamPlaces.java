package app.vigil.people;

import app.vigil.lti.RegistrationId;
import java.util.Optional;
import java.util.UUID;

/** Asked of the room above that knows exams: in which course and unit one stands, and who is bound to be appointed for it alone. */
public interface ExamPlaces {

    Optional<ExamPlace> of(UUID exam);

    /** Course of an exam, and where it stands for appointments. */
    record ExamPlace(RegistrationId registration, String contextId, Appointments.Place place) {}
}
