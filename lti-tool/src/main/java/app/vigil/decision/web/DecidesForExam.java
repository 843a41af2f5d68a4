package app.vigil.decision.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Appointed to decide for the exam or its unit: nobody else reads the protocol (R2-047…R2-049). */
@Component
class DecidesForExam implements AccessRule {

    private final ExamAccess access;

    DecidesForExam(ExamAccess access) {
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("examId");
        return id != null && access.decides(viewer.id(), ExamId.of(id));
    }
}
