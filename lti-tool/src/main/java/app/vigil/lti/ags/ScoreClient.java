package app.vigil.lti.ags;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Scopes;
import app.vigil.lti.ags.Score.ActivityProgress;
import app.vigil.lti.ags.Score.GradingProgress;
import app.vigil.lti.outbound.OutboundRequest;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.service.Pages;
import app.vigil.lti.service.ServiceAddress;
import app.vigil.lti.service.ServiceCalls;
import app.vigil.lti.service.ServiceFailure;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The score and result services. */
@Component
class ScoreClient implements Scores {

    private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

    /** Whole seconds, because platforms compare no finer; written with the fraction the clause wants (3.4.2). */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'.000Z'").withZone(ZoneOffset.UTC);

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
                ServiceAddress.below(lineItem, "scores"), SCORE, SCORE, json.writeValueAsBytes(body(score)));
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
                    .map(ScoreClient::result);
        } catch (ServiceFailure failure) {
            throw PlatformFailure.of(failure);
        }
    }

    private static Result result(JsonNode node) {
        JsonNode score = node.path("resultScore");
        return new Result(
                score.isNumber() ? Optional.of(score.asDouble()) : Optional.empty(),
                node.path("resultMaximum").asDouble(1),
                Optional.ofNullable(node.path("comment").asString(null)));
    }

    private static Map<String, Object> body(Score score) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("userId", score.userId());
        body.put("timestamp", TIMESTAMP.format(score.timestamp()));
        body.put("activityProgress", name(score.activityProgress()));
        body.put("gradingProgress", name(score.gradingProgress()));
        Double given = score.scoreGiven();
        if (given != null) {
            body.put("scoreGiven", given);
            body.put("scoreMaximum", score.scoreMaximum());
        }
        String comment = score.comment();
        if (comment != null) {
            body.put("comment", comment);
        }
        return body;
    }

    private static String name(ActivityProgress progress) {
        return switch (progress) {
            case INITIALIZED -> "Initialized";
            case STARTED -> "Started";
            case IN_PROGRESS -> "InProgress";
            case SUBMITTED -> "Submitted";
            case COMPLETED -> "Completed";
        };
    }

    private static String name(GradingProgress progress) {
        return switch (progress) {
            case FULLY_GRADED -> "FullyGraded";
            case PENDING -> "Pending";
            case PENDING_MANUAL -> "PendingManual";
            case FAILED -> "Failed";
            case NOT_READY -> "NotReady";
        };
    }
}
