package app.vigil.sitting;

import app.vigil.exam.Exam;
import app.vigil.shared.PersonId;
import java.util.List;

/** What examinees see of their own data here, and their way to withdraw the consent to it (R2-042). */
public interface OwnConsents {

    /** All consents the person ever gave, newest first. */
    List<Words> given(PersonId examinee);

    /** All exams the person opened, newest first. */
    List<OwnSitting> sittings(PersonId examinee);

    /**
     * Ends every consent of the person: a sitting that is recorded stops at once, one not begun asks again from the
     * start, and so does every later one. Nothing happens when no consent stands.
     *
     * @param reason put down with the sittings that stop
     */
    void withdraw(PersonId examinee, String reason);

    /** A consent and the very words it was given to. */
    record Words(GivenConsent consent, String text) {}

    /** A sitting as its examinee's list shows it. */
    record OwnSitting(Sitting sitting, Exam exam) {}
}
