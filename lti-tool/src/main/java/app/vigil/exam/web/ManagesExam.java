package app.vigil.exam.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Teacher of the exam's course, or administrator: path variable {@code examId}. */
@Component
class ManagesExam implements AccessRule {

    private final ExamAccess access;

    ManagesExam(ExamAccess access) {
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String exam = path.get("examId");
        return exam != null && access.manages(viewer.id(), ExamId.of(exam));
    }
}
