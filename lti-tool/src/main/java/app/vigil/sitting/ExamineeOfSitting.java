package app.vigil.sitting;

import app.vigil.shared.Viewer;
import org.springframework.stereotype.Component;

/** The examinee of the sitting named by path variable {@code sittingId}. */
@Component
public final class ExamineeOfSitting extends SittingRule {

    ExamineeOfSitting(Sittings sittings) {
        super(sittings);
    }

    @Override
    protected boolean permits(Viewer viewer, Sitting sitting) {
        return sitting.examinee().equals(viewer.id());
    }
}
