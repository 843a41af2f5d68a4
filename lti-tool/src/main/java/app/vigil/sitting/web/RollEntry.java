package app.vigil.sitting.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.people.DeskEntries;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads teachers from the exam's card to the list of its sittings; nothing there waits for them. */
@Component
class RollEntry implements DeskEntries {

    private final ExamAccess access;

    RollEntry(ExamAccess access) {
        this.access = access;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        String examId = visitor.examId();
        if (examId == null || !access.manages(visitor.viewer().id(), ExamId.of(examId))) {
            return List.of();
        }
        return List.of(new Entry("sitting.roll.entry", List.of(), "/sittings-of/" + examId, "card-checklist", 0));
    }
}
