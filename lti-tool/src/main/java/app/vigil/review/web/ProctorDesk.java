package app.vigil.review.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.DeskEntries;
import app.vigil.people.Duty;
import app.vigil.review.ReviewQueue;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads a proctor to the queue. */
@Component
@Order(200)
class ProctorDesk implements DeskEntries {

    private final ReviewQueue queue;
    private final ExamsOnDuty exams;

    ProctorDesk(ReviewQueue queue, ExamsOnDuty exams) {
        this.queue = queue;
        this.exams = exams;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        String examId = visitor.examId();
        if (visitor.lacks(Duty.PROCTOR)) {
            return List.of();
        }
        List<Exam> shown = exams.ofProctor(visitor.viewer().id()).stream()
                .filter(exam -> examId == null || exam.id().toString().equals(examId))
                .toList();
        if (examId != null && shown.isEmpty()) {
            return List.of();
        }
        String path = examId == null ? "/review" : "/review?exam=" + examId;
        return List.of(new Entry(
                "review.desk",
                List.of(),
                path,
                "camera-video",
                queue.countOpen(shown, visitor.viewer().id())));
    }
}
