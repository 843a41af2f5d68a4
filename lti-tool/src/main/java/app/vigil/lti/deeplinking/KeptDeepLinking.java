package app.vigil.lti.deeplinking;

import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.keys.ToolKeys;
import app.vigil.lti.keys.ToolKeys.SigningKey;
import app.vigil.shared.ProblemException;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers with a JWT signed by the registration's key (Deep Linking 2.0, 4.2). */
@Component
class KeptDeepLinking implements DeepLinking {

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final Duration ANSWER_LIFETIME = Duration.ofMinutes(5);

    private final OpenRequests requests;
    private final Registrations registrations;
    private final ToolKeys toolKeys;
    private final Clock clock;

    KeptDeepLinking(OpenRequests requests, Registrations registrations, ToolKeys toolKeys, Clock clock) {
        this.requests = requests;
        this.registrations = registrations;
        this.toolKeys = toolKeys;
        this.clock = clock;
    }

    @Override
    public String keep(DeepLinkingLaunch launch) {
        return requests.keep(launch);
    }

    @Override
    public DeepLinkingLaunch open(String token) {
        return requests.find(token).orElseThrow(() -> new ProblemException(LtiProblem.DEEP_LINKING_EXPIRED));
    }

    @Override
    public Response respond(String token, List<ContentItem> items, @Nullable String message) {
        DeepLinkingLaunch launch =
                requests.end(token).orElseThrow(() -> new ProblemException(LtiProblem.DEEP_LINKING_EXPIRED));
        Registration registration = registrations
                .find(launch.core().registration())
                .orElseThrow(() -> new ProblemException(LtiProblem.REGISTRATION_INACTIVE));
        return new Response(launch.returnUrl(), sign(registration, launch, items, message));
    }

    private String sign(
            Registration registration, DeepLinkingLaunch launch, List<ContentItem> items, @Nullable String message) {
        SigningKey key = toolKeys.signingKey(registration.id());
        Instant now = clock.instant();
        JwtBuilder jwt = Jwts.builder()
                .header()
                .keyId(key.kid())
                .type("JWT")
                .and()
                .issuer(registration.clientId())
                .audience()
                .add(registration.issuer())
                .and()
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(ANSWER_LIFETIME)))
                .claim("nonce", UUID.randomUUID().toString())
                .claim(LTI + "message_type", "LtiDeepLinkingResponse")
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "deployment_id", launch.core().deploymentId())
                .claim(
                        DL + "content_items",
                        items.stream().map(KeptDeepLinking::json).toList());
        if (launch.platformData() != null) {
            jwt.claim(DL + "data", launch.platformData());
        }
        if (message != null) {
            jwt.claim(DL + "msg", message);
        }
        return jwt.signWith(key.key(), Jwts.SIG.RS256).compact();
    }

    private static Map<String, Object> json(ContentItem item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "ltiResourceLink");
        json.put("url", item.url().toString());
        json.put("title", item.title());
        json.put("text", item.text());
        json.put("custom", item.custom());
        ContentItem.ItemLine line = item.lineItem();
        if (line != null) {
            json.put(
                    "lineItem",
                    Map.of(
                            "scoreMaximum", line.scoreMaximum(),
                            "label", line.label(),
                            "resourceId", line.resourceId(),
                            "tag", line.tag()));
        }
        return json;
    }
}
