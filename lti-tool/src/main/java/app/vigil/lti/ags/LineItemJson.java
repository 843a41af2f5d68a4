package app.vigil.lti.ags;

import app.vigil.lti.ags.LineItem.SubmissionReview;
import app.vigil.lti.ags.LineItems.Change;
import app.vigil.lti.ags.LineItems.NewLineItem;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Line items as platforms write them: numbers perhaps as strings, anything optional missing or of another kind. */
final class LineItemJson {

    private static final String REVIEW = "submissionReview";

    private LineItemJson() {}

    static LineItem read(JsonNode node) {
        URI id = address(node.path("id").asString("")).filter(URI::isAbsolute).orElseThrow(() -> withoutAddress(null));
        return new LineItem(
                id,
                node.path("label").asString(""),
                node.path("scoreMaximum").asDouble(0),
                text(node, "resourceId"),
                text(node, "tag"),
                text(node, "resourceLinkId"),
                review(node.path(REVIEW)));
    }

    static Map<String, Object> write(NewLineItem item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", item.label());
        json.put("scoreMaximum", item.scoreMaximum());
        json.put("resourceId", item.resourceId());
        json.put("tag", item.tag());
        SubmissionReview review = item.submissionReview();
        if (review != null) {
            json.put(REVIEW, review.asJson());
        }
        return json;
    }

    /** Changes the platform's own document, so that everything else in it stays. */
    static ObjectNode change(JsonNode held, Change change) {
        if (!(held instanceof ObjectNode document)) {
            throw withoutAddress(null);
        }
        ObjectNode changed = document.deepCopy();
        if (change.label() != null) {
            changed.put("label", change.label());
        }
        if (change.scoreMaximum() != null) {
            changed.put("scoreMaximum", change.scoreMaximum());
        }
        if (change.submissionReview() != null) {
            changed.putPOJO(REVIEW, change.submissionReview().asJson());
        }
        return changed;
    }

    private static @Nullable SubmissionReview review(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        List<String> statuses = new ArrayList<>();
        node.path("reviewableStatus").forEach(status -> statuses.add(status.asString("")));
        Map<String, String> custom = new LinkedHashMap<>();
        node.path("custom")
                .properties()
                .forEach(one -> custom.put(one.getKey(), one.getValue().asString("")));
        return new SubmissionReview(
                statuses,
                text(node, "label"),
                address(node.path("url").asString("")).orElse(null),
                custom);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).asString(null);
    }

    private static Optional<URI> address(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(URI.create(text.strip()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static PlatformFailure withoutAddress(@Nullable Throwable cause) {
        return new PlatformFailure(ScoreOutcome.Kind.PLATFORM_ERROR, "line item without an address", cause);
    }
}
