package app.vigil.lti.registration;

import app.vigil.lti.Connections;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.outbound.AddressPolicy;
import app.vigil.lti.registration.RegistrationStore.NewRegistration;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.shared.VigilSettings;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator does with platforms, on the stores. */
@Component
class StoredConnections implements Connections {

    private static final int NAME_LENGTH = 200;
    private static final int ID_LENGTH = 255;
    private static final int ADDRESS_LENGTH = 500;

    private final RegistrationStore registrations;
    private final Deployments deployments;
    private final AddressPolicy addressPolicy;
    private final VigilSettings settings;
    private final RegistrationRemoval removal;

    StoredConnections(
            RegistrationStore registrations,
            Deployments deployments,
            AddressPolicy addressPolicy,
            VigilSettings settings,
            RegistrationRemoval removal) {
        this.registrations = registrations;
        this.deployments = deployments;
        this.addressPolicy = addressPolicy;
        this.settings = settings;
        this.removal = removal;
    }

    @Override
    public ToolAddresses addresses(RegistrationId registration) {
        return new ToolAddresses(
                settings.address("/lti/login"),
                settings.address("/lti/launch"),
                settings.address("/lti/key-sets/" + registration),
                settings.address("/lti/launch"),
                settings.address("/lti/register"));
    }

    @Override
    @Transactional
    public Registration connect(RegistrationId id, PlatformValues values) {
        check(values);
        Registration registration = registrations.add(
                id,
                new NewRegistration(
                        values.name(),
                        values.issuer(),
                        values.clientId(),
                        values.authorizationEndpoint(),
                        values.tokenEndpoint(),
                        null,
                        values.keySet()));
        String deploymentId = values.deploymentId();
        if (deploymentId != null && !deploymentId.isBlank()) {
            deployments.accept(registration.id(), deploymentId);
        }
        return registration;
    }

    private void check(PlatformValues values) {
        String deploymentId = values.deploymentId();
        boolean texts = fits(values.name(), NAME_LENGTH)
                && fits(values.issuer(), ADDRESS_LENGTH)
                && fits(values.clientId(), ID_LENGTH)
                && (deploymentId == null || deploymentId.length() <= ID_LENGTH);
        boolean addresses = Stream.of(values.authorizationEndpoint(), values.tokenEndpoint(), values.keySet())
                .allMatch(this::usable);
        if (!texts || !addresses) {
            throw new ProblemException(LtiProblem.REGISTRATION_VALUES_INVALID);
        }
    }

    private boolean usable(URI address) {
        return addressPolicy.permits(address) && address.toString().length() <= ADDRESS_LENGTH;
    }

    private static boolean fits(String text, int length) {
        return !text.isBlank() && text.length() <= length;
    }

    @Override
    public List<Deployment> deployments(RegistrationId registration) {
        return deployments.of(registration);
    }

    @Override
    @Transactional
    public void acceptDeployment(RegistrationId registration, String deploymentId) {
        if (!fits(deploymentId, ID_LENGTH)) {
            throw new ProblemException(LtiProblem.REGISTRATION_VALUES_INVALID);
        }
        deployments.accept(registration, deploymentId);
    }

    @Override
    public void rename(RegistrationId registration, String name) {
        if (!fits(name, NAME_LENGTH)) {
            throw new ProblemException(LtiProblem.REGISTRATION_VALUES_INVALID);
        }
        registrations.rename(registration, name);
    }

    @Override
    public void activate(RegistrationId registration, boolean active) {
        registrations.activate(registration, active);
    }

    @Override
    public void dismissDeployment(RegistrationId registration, String deploymentId) {
        deployments.dismiss(registration, deploymentId);
    }

    @Override
    public List<Holding> holdings(RegistrationId registration) {
        return removal.holdings(registration);
    }

    @Override
    @Transactional
    public void delete(RegistrationId registration, String typedName, PersonId by) {
        removal.delete(registration, typedName, by);
    }
}
