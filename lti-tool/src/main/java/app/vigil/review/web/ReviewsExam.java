package app.vigil.review.web;

import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reviews the exam of path variable {@code examId}, or decides on its results. */
@Component
class ReviewsExam implements AccessRule {

    private final ExamAccess access;

    ReviewsExam(ExamAccess access) {
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("examId");
        return id != null && permits(viewer, ExamId.of(id));
    }

    private boolean permits(Viewer viewer, ExamId exam) {
        return access.proctors(viewer.id(), exam) || access.decides(viewer.id(), exam);
    }
}
