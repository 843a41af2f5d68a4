package app.vigil.review.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.people.DeskEntries;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads whoever organises an exam to the outlook of its review. */
@Component
class OrganiserEntries implements DeskEntries {

    private final Exams exams;
    private final OrganisesReview organises;

    OrganiserEntries(Exams exams, OrganisesReview organises) {
        this.exams = exams;
        this.organises = organises;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        String id = visitor.examId();
        return id == null
                ? List.of()
                : exams
                        .find(ExamId.of(id))
                        .filter(exam -> organises.permits(visitor.viewer().id(), exam))
                        .map(OrganiserEntries::entry)
                        .stream()
                        .toList();
    }

    private static Entry entry(Exam exam) {
        return new Entry("review.workload.desk", List.of(), "/review/exams/" + exam.id(), "people", 0);
    }
}
