package app.vigil.review.web;

import app.vigil.exam.ExamAccess;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Appointed proctor of the exam the sitting belongs to (R2-003); nobody reviews a sitting of their own. */
@Component
class ProctorOfSitting implements AccessRule {

    private final Sittings sittings;
    private final ExamAccess access;

    ProctorOfSitting(Sittings sittings, ExamAccess access) {
        this.sittings = sittings;
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("sittingId");
        return id != null
                && sittings.find(SittingId.of(id))
                        .filter(sitting -> !sitting.examinee().equals(viewer.id()))
                        .filter(sitting -> access.proctors(viewer.id(), sitting.exam()))
                        .isPresent();
    }
}
