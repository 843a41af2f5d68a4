package app.vigil.lti.service;

import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.keys.ToolKeys;
import app.vigil.lti.keys.ToolKeys.SigningKey;
import app.vigil.lti.outbound.GuardedClient;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.registration.RegistrationStore;
import app.vigil.lti.service.ServiceFailure.Kind;
import io.jsonwebtoken.Jwts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Service tokens by client credentials with a signed assertion, kept per registration and scope until shortly before
 * they expire. Each token is asked for one scope only, so that a platform which grants less fails just that call.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#using-json-web-tokens-with-oauth-2-0-client-credentials-grant">Security
 *     Framework 1.0, 4.1</a>
 */
@Component
class ServiceTokens {

    private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(5);
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int SIZE_LIMIT = 64 * 1024;
    private static final int TOKEN_LENGTH = 8 * 1024;

    private final RegistrationStore registrations;
    private final ToolKeys toolKeys;
    private final GuardedClient client;
    private final JsonMapper json;
    private final PlatformClocks clocks;
    private final Clock clock;
    private final Map<Wanted, Slot> slots = new ConcurrentHashMap<>();

    ServiceTokens(
            RegistrationStore registrations,
            ToolKeys toolKeys,
            GuardedClient client,
            JsonMapper json,
            PlatformClocks clocks,
            Clock clock) {
        this.registrations = registrations;
        this.toolKeys = toolKeys;
        this.client = client;
        this.json = json;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** A token for the scope, fetched when there is none; callers of the same scope wait for one fetch. */
    String token(Registration registration, String scope) {
        return slot(registration, scope).token(registration);
    }

    /** Forgets a token that the platform refused, unless another caller has renewed it meanwhile. */
    void drop(Registration registration, String scope, String refused) {
        slot(registration, scope).drop(refused);
    }

    void renew(Registration registration, String scope) {
        slot(registration, scope).renew(registration);
    }

    private Slot slot(Registration registration, String scope) {
        return slots.computeIfAbsent(new Wanted(registration.id(), scope), Slot::new);
    }

    private Token fetch(Registration registration, String scope) {
        String form = form(Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion(registration),
                "scope",
                scope));
        OutboundRequest request = OutboundRequest.post(
                registration.tokenEndpoint(),
                "application/x-www-form-urlencoded",
                "application/json",
                form.getBytes(StandardCharsets.US_ASCII));
        OutboundResponse response = Answers.of(() -> client.send(request, SIZE_LIMIT));
        clocks.observe(registration.id(), response);
        if (!response.successful()) {
            throw refused(response);
        }
        return read(response, scope);
    }

    /** Platforms answer a bad client, key or scope with 400 as well as with 401 and 403 (RFC 6749, 5.2). */
    private ServiceFailure refused(OutboundResponse response) {
        if (response.status() < 400 || response.status() > 403) {
            return Answers.failure(response, "no service token");
        }
        boolean scope = error(response).equals("invalid_scope");
        String message = "no service token status=" + response.status();
        return new ServiceFailure(scope ? Kind.SCOPE_REFUSED : Kind.TOKEN_REFUSED, message, null);
    }

    private String error(OutboundResponse response) {
        try {
            return json.readTree(response.body()).path("error").asString("");
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private Token read(OutboundResponse response, String scope) {
        try {
            JsonNode answer = json.readTree(response.body());
            String value = answer.path("access_token").asString("");
            boolean granted = granted(answer.path("scope").asString(null), scope);
            if (value.isBlank() || value.length() > TOKEN_LENGTH) {
                throw new ServiceFailure(Kind.UNREADABLE, "token answer without a token", null);
            }
            if (!granted) {
                throw new ServiceFailure(Kind.SCOPE_REFUSED, "scope not granted scope=" + scope, null);
            }
            Duration lifetime = Duration.ofSeconds(answer.path("expires_in").asLong(0));
            Duration kept = lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime;
            return new Token(value, clock.instant().plus(kept).minus(MARGIN));
        } catch (JacksonException notJson) {
            throw new ServiceFailure(Kind.UNREADABLE, "token answer is no JSON", notJson);
        }
    }

    /** The platform may grant less than was asked; saying nothing means all (RFC 6749, 5.1). */
    private static boolean granted(@Nullable String scopes, String wanted) {
        return scopes == null
                || scopes.isBlank()
                || Arrays.asList(scopes.split("[ ,]+")).contains(wanted);
    }

    private String assertion(Registration registration) {
        SigningKey key = toolKeys.signingKey(registration.id());
        Instant now = clock.instant();
        return Jwts.builder()
                .header()
                .keyId(key.kid())
                .type("JWT")
                .and()
                .issuer(registration.clientId())
                .subject(registration.clientId())
                .audience()
                .add(registrations.tokenAudience(registration))
                .and()
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(ASSERTION_LIFETIME)))
                .id(UUID.randomUUID().toString())
                .signWith(key.key(), Jwts.SIG.RS256)
                .compact();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A lock of its own per registration and scope: a slow platform makes nobody else wait. */
    private final class Slot {

        private final Wanted wanted;
        private @Nullable Token kept;

        Slot(Wanted wanted) {
            this.wanted = wanted;
        }

        synchronized String token(Registration registration) {
            Token token = kept;
            if (token == null || !clock.instant().isBefore(token.expiresAt())) {
                token = fetch(registration, wanted.scope());
                kept = token;
            }
            return token.value();
        }

        synchronized void renew(Registration registration) {
            kept = null;
            kept = fetch(registration, wanted.scope());
        }

        synchronized void drop(String refused) {
            if (kept != null && kept.value().equals(refused)) {
                kept = null;
            }
        }
    }

    private record Wanted(RegistrationId registration, String scope) {}

    private record Token(String value, Instant expiresAt) {}
}
