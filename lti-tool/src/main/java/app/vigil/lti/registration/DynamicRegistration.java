package app.vigil.lti.registration;

import static app.vigil.lti.RegistrationChanged.Change.CONNECTED;

import app.vigil.lti.Invitations;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationChanged;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.outbound.GuardedClient;
import app.vigil.lti.outbound.OutboundFailure;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.registration.RegistrationStore.NewRegistration;
import app.vigil.shared.ProblemException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registers this tool with a platform on its administrator's click.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-dr/v1p0">Dynamic Registration 1.0</a>
 */
@Component
public class DynamicRegistration {

    private static final Logger log = LoggerFactory.getLogger(DynamicRegistration.class);
    private static final String JSON = "application/json";
    private static final int SIZE_LIMIT = 256 * 1024;
    private static final int ID_LENGTH = 255;

    private final Invitations invitations;
    private final PlatformConfigurations configurations;
    private final ToolConfiguration toolConfiguration;
    private final GuardedClient client;
    private final JsonMapper json;
    private final Storing storing;

    DynamicRegistration(
            Invitations invitations,
            PlatformConfigurations configurations,
            ToolConfiguration toolConfiguration,
            GuardedClient client,
            JsonMapper json,
            Storing storing) {
        this.invitations = invitations;
        this.configurations = configurations;
        this.toolConfiguration = toolConfiguration;
        this.client = client;
        this.json = json;
        this.storing = storing;
    }

    /** What the platform says about itself, for the administrator to confirm; needs a valid invitation. */
    public PlatformConfiguration preview(RegistrationRequest request) {
        invitations.check(request.invitation());
        return configurations.fetch(request.openidConfiguration());
    }

    /** Registers and uses the invitation up; when it fails the invitation may be used again. */
    public Registration register(RegistrationRequest request, String name) {
        invitations.redeem(request.invitation());
        try {
            PlatformConfiguration platform = configurations.fetch(request.openidConfiguration());
            // Chosen before the platform answers: the request names the registration's own key set.
            RegistrationId id = RegistrationId.fresh();
            Agreed agreed = agree(id, platform, request.registrationToken());
            Registration registration = storing.store(id, name, platform, agreed);
            log.info("registered registration={} issuer={}", registration.id(), registration.issuer());
            return registration;
        } catch (RuntimeException failed) {
            invitations.giveBack(request.invitation());
            throw failed;
        }
    }

    /** The client id and, usually, the deployment the platform gave us (3.6). */
    private Agreed agree(RegistrationId id, PlatformConfiguration platform, @Nullable String registrationToken) {
        JsonNode answer = post(id, platform, registrationToken);
        String clientId = answer.path("client_id").asString("");
        String deploymentId =
                answer.path(ToolConfiguration.CLAIM).path("deployment_id").asString("");
        if (clientId.isBlank() || clientId.length() > ID_LENGTH || deploymentId.length() > ID_LENGTH) {
            throw refused("client-id-missing");
        }
        return new Agreed(clientId, deploymentId);
    }

    private JsonNode post(RegistrationId id, PlatformConfiguration platform, @Nullable String registrationToken) {
        byte[] body = json.writeValueAsBytes(toolConfiguration.forPlatform(id, platform.scopes(), platform.messages()));
        OutboundRequest request = OutboundRequest.post(platform.registrationEndpoint(), JSON, JSON, body);
        if (registrationToken != null && !registrationToken.isBlank()) {
            request = request.with("Authorization", "Bearer " + registrationToken);
        }
        try {
            OutboundResponse response = client.send(request, SIZE_LIMIT);
            if (!response.successful()) {
                throw refused("status-" + response.status());
            }
            return json.readTree(response.body());
        } catch (OutboundFailure failure) {
            throw refused(failure.kind().name()).causedBy(failure);
        } catch (JacksonException notJson) {
            throw refused("not-json").causedBy(notJson);
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(LtiProblem.PLATFORM_REFUSED_REGISTRATION).with("why", why);
    }

    /**
     * What the platform adds to the registration address (3.1).
     *
     * @param registrationToken goes back to the platform as bearer token
     */
    public record RegistrationRequest(
            String invitation,
            URI openidConfiguration,
            @Nullable String registrationToken) {}

    record Agreed(String clientId, String deploymentId) {}

    /** Writes registration, key and deployment in one transaction, after the platform has answered. */
    @Component
    static class Storing {

        private final RegistrationStore registrations;
        private final Deployments deployments;
        private final TransactionTemplate transaction;
        private final ApplicationEventPublisher events;

        Storing(
                RegistrationStore registrations,
                Deployments deployments,
                TransactionTemplate transaction,
                ApplicationEventPublisher events) {
            this.registrations = registrations;
            this.deployments = deployments;
            this.transaction = transaction;
            this.events = events;
        }

        Registration store(RegistrationId id, String name, PlatformConfiguration platform, Agreed agreed) {
            return transaction.execute(status -> {
                Registration registration = registrations.add(
                        id,
                        new NewRegistration(
                                name,
                                platform.issuer(),
                                agreed.clientId(),
                                platform.authorizationEndpoint(),
                                platform.tokenEndpoint(),
                                platform.tokenAudience(),
                                platform.keySet()));
                if (!agreed.deploymentId().isBlank()) {
                    deployments.accept(registration.id(), agreed.deploymentId());
                }
                events.publishEvent(new RegistrationChanged(registration.id(), null, CONNECTED));
                return registration;
            });
        }
    }
}
