package app.vigil.lti.service;

import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.outbound.GuardedClient;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.registration.RegistrationStore;
import java.net.URI;
import java.time.Instant;
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
    private final PlatformClocks clocks;
    private final GuardedClient client;

    ServiceCalls(RegistrationStore registrations, ServiceTokens tokens, PlatformClocks clocks, GuardedClient client) {
        this.registrations = registrations;
        this.tokens = tokens;
        this.clocks = clocks;
        this.client = client;
    }

    /** The 2xx answer; anything else is a {@link ServiceFailure}. */
    public OutboundResponse send(RegistrationId id, String scope, OutboundRequest request) {
        Registration registration = active(id);
        if (!hosts(registration).contains(host(request.address()))) {
            throw notAllowed("address not on a host of the registration registration=" + id);
        }
        String token = tokens.token(registration, scope);
        OutboundResponse response = sendWith(id, token, request);
        if (response.status() == UNAUTHORIZED) {
            tokens.drop(registration, scope, token);
            response = sendWith(id, tokens.token(registration, scope), request);
        }
        if (!response.successful()) {
            throw Answers.failure(response, request.method() + " refused registration=" + id);
        }
        return response;
    }

    /**
     * The latest moment that is ahead of neither our clock nor the platform's. Before the first answer of a platform a
     * token for the scope is fetched to learn its time; when that fails, our own clock must do.
     */
    public Instant now(RegistrationId id, String scope) {
        if (!clocks.knows(id)) {
            try {
                tokens.token(active(id), scope);
            } catch (ServiceFailure unknownTime) {
                return clocks.now(id);
            }
        }
        return clocks.now(id);
    }

    /** Fetches a fresh token for the scope, whether there is one or not; fails with {@link ServiceFailure}. */
    public void renewToken(RegistrationId id, String scope) {
        tokens.renew(active(id), scope);
    }

    private Registration active(RegistrationId id) {
        return registrations
                .find(id)
                .filter(Registration::active)
                .orElseThrow(() -> notAllowed("registration inactive registration=" + id));
    }

    private OutboundResponse sendWith(RegistrationId id, String token, OutboundRequest request) {
        OutboundResponse response = Answers.of(() -> client.send(request.with("Authorization", "Bearer " + token)));
        clocks.observe(id, response);
        return response;
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

    private static ServiceFailure notAllowed(String message) {
        return new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, message, null);
    }
}
