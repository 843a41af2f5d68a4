package app.vigil.lti.ags;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Scopes;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.service.Pages;
import app.vigil.lti.service.ServiceAddress;
import app.vigil.lti.service.ServiceCalls;
import app.vigil.lti.service.ServiceFailure;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The score and result services. */
@Component
class ScoreClient implements Scores {

    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

    private final ServiceCalls calls;
    private final Pages pages;
    private final JsonMapper json;

    ScoreClient(ServiceCalls calls, Pages pages, JsonMapper json) {
        this.calls = calls;
        this.pages = pages;
        this.json = json;
    }

    @Override
    public ScoreOutcome post(RegistrationId registration, URI lineItem, Score score) {
        OutboundRequest request = OutboundRequest.post(
                ServiceAddress.below(lineItem, "scores"), SCORE, SCORE, json.writeValueAsBytes(ScoreJson.write(score)));
        try {
            OutboundResponse response = calls.send(registration, Scopes.SCORE, request);
            return new ScoreOutcome(ScoreOutcome.Kind.DELIVERED, response.status(), null);
        } catch (ServiceFailure failure) {
            return new ScoreOutcome(ScoreOutcome.Kind.of(failure), failure.status(), failure.retryAfter());
        }
    }

    @Override
    public Instant now(RegistrationId registration) {
        return calls.now(registration, Scopes.SCORE).truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Optional<Result> result(RegistrationId registration, URI lineItem, String userId) {
        URI address = ServiceAddress.with(ServiceAddress.below(lineItem, "results"), "user_id", userId);
        try {
            return pages.all(registration, Scopes.RESULT_READ_ONLY, address, RESULTS, page -> page).stream()
                    .filter(result -> userId.equals(result.path("userId").asString("")))
                    .findFirst()
                    .map(ScoreJson::result);
        } catch (ServiceFailure failure) {
            throw PlatformFailure.of(failure);
        }
    }
}
