package app.vigil.decision.web;

import app.vigil.exam.ExamAccess;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Appointed to decide for the exam the sitting belongs to; nobody looks into their own. */
@Component
class DecidesForSitting implements AccessRule {

    private final Sittings sittings;
    private final ExamAccess access;

    DecidesForSitting(Sittings sittings, ExamAccess access) {
        this.sittings = sittings;
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("sittingId");
        return id != null
                && sittings.find(SittingId.of(id))
                        .filter(sitting -> !sitting.examinee().equals(viewer.id()))
                        .filter(sitting -> access.decides(viewer.id(), sitting.exam()))
                        .isPresent();
    }
}
