package app.vigil.people;

import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Only the operator of the installation. */
@Component
public final class Operator implements AccessRule {

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        return viewer.operator();
    }
}
