package app.vigil.exam.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.exam.SetupChecklist;
import app.vigil.people.DeskEntries;
import app.vigil.shared.Viewer;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads those who manage exams to their settings; the badge counts what is left to do. */
@Component
@Order(100)
class ExamDeskEntries implements DeskEntries {

    private final Exams exams;
    private final ExamAccess access;
    private final SetupChecklist checklist;

    ExamDeskEntries(Exams exams, ExamAccess access, SetupChecklist checklist) {
        this.exams = exams;
        this.access = access;
        this.checklist = checklist;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        String examId = visitor.examId();
        return examId == null ? all(visitor.viewer()) : one(visitor.viewer(), ExamId.of(examId));
    }

    private List<Entry> all(Viewer viewer) {
        return access.managed(viewer.id()).isEmpty()
                ? List.of()
                : List.of(new Entry("exam.desk.mine", List.of(), "/exams", "journal-check", 0));
    }

    private List<Entry> one(Viewer viewer, ExamId id) {
        if (!access.manages(viewer.id(), id)) {
            return List.of();
        }
        return exams
                .find(id)
                .map(exam ->
                        new Entry("exam.desk.settings", List.of(exam.title()), "/exams/" + id, "sliders", open(exam)))
                .stream()
                .toList();
    }

    private int open(Exam exam) {
        return (int) checklist.of(exam).stream().filter(item -> !item.done()).count();
    }
}
