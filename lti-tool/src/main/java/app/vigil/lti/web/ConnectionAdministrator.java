package app.vigil.lti.web;

import app.vigil.lti.ConnectionAdministration;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may connect platforms, as the room above says; while none says it, nobody. */
@Component
class ConnectionAdministrator implements AccessRule {

    private final ObjectProvider<ConnectionAdministration> administration;

    ConnectionAdministrator(ObjectProvider<ConnectionAdministration> administration) {
        this.administration = administration;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        return administration.stream().anyMatch(says -> says.administers(viewer));
    }
}
