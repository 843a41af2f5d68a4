package app.vigil.calendar;

import app.vigil.shared.PersonId;
import java.util.List;
import java.util.UUID;

/** Asked of the room above that knows exams: who has what in hand at one. */
public interface DutyRoster {

    List<PersonId> responsible(Responsible role, UUID exam);

    /** Who is told when something was not done in time: coordinators and administrators (R1-029). */
    List<PersonId> overseers(UUID exam);
}
