package app.vigil.passback.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.passback.ExamDeliveries;
import app.vigil.people.DeskEntries;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads teachers to the deliveries of an exam; the badge counts what needs a person. */
@Component
class DeliveriesEntry implements DeskEntries {

    private final ExamAccess access;
    private final ExamDeliveries deliveries;

    DeliveriesEntry(ExamAccess access, ExamDeliveries deliveries) {
        this.access = access;
        this.deliveries = deliveries;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        String examId = visitor.examId();
        if (examId == null || !access.manages(visitor.viewer().id(), ExamId.of(examId))) {
            return List.of();
        }
        long standing = deliveries.of(ExamId.of(examId)).stream()
                .filter(line -> line.retriable() && line.state().waitsForPerson())
                .count();
        return List.of(
                new Entry("passback.entry", List.of(), "/passback/" + examId, "send-check", Math.toIntExact(standing)));
    }
}
