package app.vigil.exam.web;

import app.vigil.exam.ExamAccess;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Manages at least one exam. */
@Component
class ManagesSomeExam implements AccessRule {

    private final ExamAccess access;

    ManagesSomeExam(ExamAccess access) {
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        return !access.managed(viewer.id()).isEmpty();
    }
}
