package app.vigil.evidence.web;

import app.vigil.evidence.recording.AdmittedSittings;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The examinee of the sitting named by path variable {@code sittingId}, without asking the database each time. */
@Component
final class UploaderOfSitting implements AccessRule {

    private final AdmittedSittings sittings;

    UploaderOfSitting(AdmittedSittings sittings) {
        this.sittings = sittings;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("sittingId");
        return id != null
                && sittings.find(SittingId.of(id))
                        .filter(sitting -> sitting.examinee().equals(viewer.id()))
                        .isPresent();
    }
}
