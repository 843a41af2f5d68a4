package app.vigil.sitting;

import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The examinee of the sitting named by path variable {@code sittingId}. */
@Component
public final class ExamineeOfSitting implements AccessRule {

    private final Sittings sittings;

    ExamineeOfSitting(Sittings sittings) {
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
