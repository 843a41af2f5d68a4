package app.vigil.lti.service;

import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.outbound.GuardedClient;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.registration.RegistrationStore;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Authorised calls of a platform's services: only on hosts of that registration, with a token for one scope, renewed
 * once when the platform answers 401.
 */
@Component
public class ServiceCalls {

    private static final int UNAUTHORIZED = 401;

    private final RegistrationStore registrations;
    private final ServiceTokens tokens;
    private final GuardedClient client;

    ServiceCalls(RegistrationStore registrations, ServiceTokens tokens, GuardedClient client) {
        this.registrations = registrations;
        this.tokens = tokens;
        this.client = client;
    }

    /** The 2xx answer; anything else is a {@link ServiceFailure}. */
    public OutboundResponse send(RegistrationId id, String scope, OutboundRequest request) {
        Registration registration = registrations
                .find(id)
                .filter(Registration::active)
                .orElseThrow(() -> forbidden("registration inactive registration=" + id));
        if (!hosts(registration).contains(host(request.address()))) {
            throw forbidden("address not on a host of the registration registration=" + id);
        }
        String token = tokens.token(registration, scope);
        OutboundResponse response = sendWith(token, request);
        if (response.status() == UNAUTHORIZED) {
            tokens.drop(registration, scope, token);
            response = sendWith(tokens.token(registration, scope), request);
        }
        if (!response.successful()) {
            throw Answers.failure(response.status(), response, request.method() + " refused registration=" + id);
        }
        return response;
    }

    private OutboundResponse sendWith(String token, OutboundRequest request) {
        return Answers.of(() -> client.send(request.with("Authorization", "Bearer " + token)));
    }

    private static Set<String> hosts(Registration registration) {
        Stream<URI> endpoints =
                Stream.of(registration.authorizationEndpoint(), registration.tokenEndpoint(), registration.keySet());
        Stream<URI> origins = registration.origins().stream().map(URI::create);
        return Stream.concat(endpoints, origins).map(ServiceCalls::host).collect(Collectors.toSet());
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }

    private static ServiceFailure forbidden(String message) {
        return new ServiceFailure(ServiceFailure.FORBIDDEN, message, null, null);
    }
}
