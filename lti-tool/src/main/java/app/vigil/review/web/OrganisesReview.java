package app.vigil.review.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.people.Appointments;
import app.vigil.people.Duty;
import app.vigil.shared.AccessRule;
import app.vigil.shared.PersonId;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Organises the exam of path variable {@code examId}: its teacher, an administrator, or whoever coordinates it (R4-062). */
@Component
class OrganisesReview implements AccessRule {

    private final Exams exams;
    private final ExamAccess access;
    private final Appointments appointments;

    OrganisesReview(Exams exams, ExamAccess access, Appointments appointments) {
        this.exams = exams;
        this.access = access;
        this.appointments = appointments;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("examId");
        return id != null
                && exams.find(ExamId.of(id))
                        .filter(exam -> permits(viewer.id(), exam))
                        .isPresent();
    }

    /** Watches over it, too, and may open the queue. */
    boolean reviews(PersonId person, ExamId exam) {
        return access.proctors(person, exam);
    }

    boolean permits(PersonId person, Exam exam) {
        return access.manages(person, exam.id()) || appointments.holds(person, Duty.COORDINATOR, exam.place());
    }
}
