package app.vigil.people;

import app.vigil.lti.RegistrationId;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An administrator of the institution that {@code {registrationId}} names, of any when the path names none. */
@Component
public final class Administrator implements AccessRule {

    private final Administration administration;

    Administrator(Administration administration) {
        this.administration = administration;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String registration = path.get("registrationId");
        return registration == null
                ? administration.administersAny(viewer)
                : administration.administers(viewer, RegistrationId.of(registration));
    }
}
