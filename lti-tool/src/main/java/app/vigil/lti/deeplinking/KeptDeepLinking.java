package app.vigil.lti.deeplinking;

import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.keys.ToolMessages;
import app.vigil.shared.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers with a JWT signed by the registration's key (Deep Linking 2.0, 4.2). */
@Component
class KeptDeepLinking implements DeepLinking {

    private static final String MESSAGE = "LtiDeepLinkingResponse";
    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final String LINK = "ltiResourceLink";

    private final OpenRequests requests;
    private final Registrations registrations;
    private final ToolMessages messages;

    KeptDeepLinking(OpenRequests requests, Registrations registrations, ToolMessages messages) {
        this.requests = requests;
        this.registrations = registrations;
        this.messages = messages;
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
        DeepLinkingLaunch launch = open(token);
        boolean oneTooMany = items.size() > 1 && !launch.acceptMultiple();
        if (oneTooMany || !items.isEmpty() && !launch.acceptTypes().contains(LINK)) {
            throw new IllegalArgumentException(
                    "items not accepted launch=" + launch.core().id());
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(
                DL + "content_items",
                items.stream()
                        .map(item -> ContentItemJson.write(item, launch.acceptLineItem()))
                        .toList());
        if (message != null) {
            claims.put(DL + "msg", message);
        }
        return answer(token, claims);
    }

    @Override
    public Response cancel(String token, @Nullable String message) {
        return respond(token, List.of(), message);
    }

    @Override
    public Response fail(String token, String message, String log) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(DL + "content_items", List.of());
        claims.put(DL + "errormsg", message);
        claims.put(DL + "errorlog", log);
        return answer(token, claims);
    }

    private Response answer(String token, Map<String, Object> claims) {
        DeepLinkingLaunch launch =
                requests.end(token).orElseThrow(() -> new ProblemException(LtiProblem.DEEP_LINKING_EXPIRED));
        Registration registration = registrations
                .find(launch.core().registration())
                .filter(Registration::active)
                .orElseThrow(() -> new ProblemException(LtiProblem.REGISTRATION_INACTIVE));
        String data = launch.platformData();
        if (data != null) {
            claims.put(DL + "data", data);
        }
        return new Response(
                launch.returnUrl(), messages.sign(registration, launch.core().deploymentId(), MESSAGE, claims));
    }
}
