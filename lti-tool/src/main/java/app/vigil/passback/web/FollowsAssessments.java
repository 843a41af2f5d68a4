package app.vigil.passback.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who manages or watches over the exam of path variable {@code examId}. */
@Component
final class FollowsAssessments implements AccessRule {

    private final ExamAccess access;

    FollowsAssessments(ExamAccess access) {
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String exam = path.get("examId");
        return exam != null
                && (access.manages(viewer.id(), ExamId.of(exam)) || access.proctors(viewer.id(), ExamId.of(exam)));
    }
}
