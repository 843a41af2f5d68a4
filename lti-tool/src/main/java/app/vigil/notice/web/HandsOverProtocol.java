package app.vigil.notice.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who reviews for the exam hands its protocol over, and who decides on it receives it (R2-044, R2-045). */
@Component
class HandsOverProtocol implements AccessRule {

    private final ExamAccess access;

    HandsOverProtocol(ExamAccess access) {
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("examId");
        return id != null
                && (access.proctors(viewer.id(), ExamId.of(id)) || access.decides(viewer.id(), ExamId.of(id)));
    }
}
