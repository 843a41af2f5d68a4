package app.vigil.decision.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decides for the exam or manages it; which papers each may draw up is said where they are registered. */
@Component
class DrawsUpPapers implements AccessRule {

    private final ExamAccess access;

    DrawsUpPapers(ExamAccess access) {
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("examId");
        return id != null && (access.decides(viewer.id(), ExamId.of(id)) || access.manages(viewer.id(), ExamId.of(id)));
    }
}
