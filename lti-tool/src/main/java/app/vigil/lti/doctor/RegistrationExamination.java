package app.vigil.lti.doctor;

import app.vigil.lti.Connections;
import app.vigil.lti.Connections.Deployment;
import app.vigil.lti.Registration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What this side knows: is the registration switched on, and has somebody accepted its deployments? */
@Component
class RegistrationExamination implements Examination {

    private final Connections connections;

    RegistrationExamination(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Step step() {
        return Step.REGISTRATION;
    }

    @Override
    public List<Finding> of(Registration registration) {
        if (!registration.active()) {
            return List.of(Finding.bad("switched-off"));
        }
        List<Deployment> deployments = connections.deployments(registration.id());
        long accepted = deployments.stream().filter(Deployment::accepted).count();
        if (accepted < deployments.size()) {
            return List.of(Finding.bad("deployment-waits", deployments.size() - accepted));
        }
        return List.of(accepted == 0 ? Finding.note("no-deployment") : Finding.good("registration-good", accepted));
    }
}
