package app.vigil.lti.launch;

import app.vigil.lti.Connections;
import app.vigil.lti.Connections.Deployment;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.lti.keys.KeySettings;
import app.vigil.shared.AccessMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How people get in from an institution's platform (R1-024): by a signed launch, and by no password of ours. */
@Component
@Order(200)
class EntryMeans implements AccessMeans {

    private final Registrations registrations;
    private final Connections connections;
    private final KeySettings keys;

    EntryMeans(Registrations registrations, Connections connections, KeySettings keys) {
        this.registrations = registrations;
        this.connections = connections;
        this.keys = keys;
    }

    @Override
    public List<Means> of(UUID institution) {
        RegistrationId id = new RegistrationId(institution);
        List<Means> means = new ArrayList<>();
        registrations.find(id).ifPresent(platform -> means.addAll(of(platform)));
        means.add(Means.on(Guarded.ENTRY, "one-launch", Logins.LIFETIME.toMinutes()));
        means.add(Means.on(Guarded.ENTRY, "tool-keys", keys.lifetime().toDays()));
        means.add(Means.on(Guarded.ENTRY, "operator-link"));
        return means;
    }

    private List<Means> of(Registration platform) {
        List<Deployment> deployments = connections.deployments(platform.id());
        long accepted = deployments.stream().filter(Deployment::accepted).count();
        return List.of(
                Means.when(platform.active(), Guarded.ENTRY, "launch", platform.name(), platform.issuer()),
                Means.on(Guarded.ENTRY, "deployments", accepted, deployments.size() - accepted));
    }
}
