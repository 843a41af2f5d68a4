package app.vigil.demo.lms.deeplinking;

import app.vigil.demo.lms.keys.ToolJwts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A chosen {@code ltiResourceLink}; what is not kept here (window, iframe, dates) Moodle ignores too.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-dl/v2p0#lti-resource-link">Deep Linking 2.0, 3.1.2</a>
 */
record ContentItem(
        String title,
        String text,
        @Nullable String url,
        Map<String, String> custom,
        @Nullable LineItem lineItem) {

    /** The column that comes with the activity. */
    record LineItem(
            double maximum, @Nullable String tag, @Nullable String resourceId, boolean reviewable) {

        static LineItem of(JsonNode json) {
            double maximum = json.path("scoreMaximum").asDouble(0);
            ToolJwts.require(maximum > 0, "lineItem.scoreMaximum must be greater than 0");
            return new LineItem(
                    maximum,
                    json.path("tag").asString(null),
                    json.path("resourceId").asString(null),
                    json.path("submissionReview").isObject());
        }
    }

    static ContentItem of(JsonNode json) {
        ToolJwts.require(
                "ltiResourceLink".equals(json.path("type").asString("")),
                "only items of type ltiResourceLink are taken");
        Map<String, String> custom = new LinkedHashMap<>();
        json.path("custom")
                .properties()
                .forEach(entry -> custom.put(entry.getKey(), entry.getValue().asString("")));
        JsonNode lineItem = json.path("lineItem");
        return new ContentItem(
                json.path("title").asString(""),
                json.path("text").asString(""),
                json.path("url").asString(null),
                custom,
                lineItem.isObject() ? LineItem.of(lineItem) : null);
    }
}
