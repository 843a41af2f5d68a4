package app.vigil.review.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.DeskEntries;
import app.vigil.people.Duty;
import app.vigil.review.LiveStaffing;
import app.vigil.shared.PersonId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells proctors and organisers first of all that too few watch over those who are tested now (R2-013). */
@Component
@Order(50)
class StaffingAlarm implements DeskEntries {

    private final LiveStaffing staffing;
    private final Exams exams;
    private final ExamsOnDuty onDuty;
    private final ExamAccess access;
    private final OrganisesReview organises;

    StaffingAlarm(
            LiveStaffing staffing, Exams exams, ExamsOnDuty onDuty, ExamAccess access, OrganisesReview organises) {
        this.staffing = staffing;
        this.exams = exams;
        this.onDuty = onDuty;
        this.access = access;
        this.organises = organises;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        boolean here = visitor.examId() != null;
        return staffing.lacking(concerning(visitor)).stream()
                .map(now -> new Entry(
                        here ? "review.live.here" : "review.live.desk",
                        here ? List.of() : List.of(now.exam().title()),
                        "/review/exams/" + now.exam().id(),
                        "exclamation-triangle",
                        now.need().missing()))
                .toList();
    }

    private List<Exam> concerning(Visitor visitor) {
        PersonId person = visitor.viewer().id();
        String id = visitor.examId();
        if (id != null) {
            return exams
                    .find(ExamId.of(id))
                    .filter(exam -> organises.permits(person, exam) || access.proctors(person, exam.id()))
                    .stream()
                    .toList();
        }
        Stream<Exam> watched = visitor.lacks(Duty.PROCTOR) ? Stream.of() : onDuty.ofProctor(person).stream();
        Stream<Exam> coordinated =
                visitor.lacks(Duty.COORDINATOR) ? Stream.of() : onDuty.ofCoordinator(person).stream();
        return Stream.of(watched, coordinated, access.managed(person).stream())
                .flatMap(found -> found)
                .distinct()
                .toList();
    }
}
