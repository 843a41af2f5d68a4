package app.vigil.people;

import app.vigil.people.Appointments.Appointing;
import app.vigil.people.Appointments.Readiness;
import app.vigil.people.Appointments.Scope;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/** What the fragment {@code people/appointments :: appoint} posts; the page's own controller adds scope and author. */
public record AppointmentForm(
        @Nullable String person,
        @Nullable String duty,
        @Nullable String orderNumber,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate orderDate,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate regulationRead,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate trained,
        @Nullable String certificate,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate nonDisclosure) {

    private static final int LONGEST = 100;

    /** The order as written; refused as {@code appointment-incomplete} when person, duty, number or date is missing. */
    public Appointing appointing(Scope scope, PersonId by) {
        String number = written(orderNumber);
        if (written(person).isEmpty() || written(duty).isEmpty() || number.isEmpty() || orderDate == null) {
            throw new ProblemException(PeopleProblem.APPOINTMENT_INCOMPLETE);
        }
        String document = written(certificate);
        Readiness readiness =
                new Readiness(regulationRead, trained, document.isEmpty() ? null : document, nonDisclosure);
        return new Appointing(
                PersonId.of(written(person)), Duty.of(written(duty)), scope, number, orderDate, readiness, by);
    }

    private static String written(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST));
    }
}
