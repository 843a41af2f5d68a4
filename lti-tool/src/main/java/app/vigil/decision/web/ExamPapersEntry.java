package app.vigil.decision.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.people.DeskEntries;
import app.vigil.shared.PersonId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads who manages an exam or decides on it to its papers: access requests are drawn up there (R2-037). */
@Component
class ExamPapersEntry implements DeskEntries {

    private final ExamAccess access;

    ExamPapersEntry(ExamAccess access) {
        this.access = access;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        String exam = visitor.examId();
        return exam == null || !drawsUp(visitor.viewer().id(), ExamId.of(exam))
                ? List.of()
                : List.of(new Entry("paper.exam.desk", List.of(), "/papers/exams/" + exam, "file-earmark-text", 0));
    }

    private boolean drawsUp(PersonId person, ExamId exam) {
        return access.manages(person, exam) || access.decides(person, exam);
    }
}
