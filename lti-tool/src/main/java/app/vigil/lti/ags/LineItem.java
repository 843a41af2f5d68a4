package app.vigil.lti.ags;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of the platform's gradebook (AGS 2.0, 3.2).
 *
 * @param resourceLinkId the link whose column this is; items of the tool alone have none
 */
public record LineItem(
        URI id,
        String label,
        double scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable String resourceLinkId,
        @Nullable SubmissionReview submissionReview) {

    /** An item of the tool itself, without a resource link. */
    public LineItem(URI id, String label, double scoreMaximum, @Nullable String resourceId, @Nullable String tag) {
        this(id, label, scoreMaximum, resourceId, tag, null, null);
    }

    /**
     * Lets people open the tool from a grade (AGS 2.0, 3.2.9).
     *
     * @param reviewableStatus {@code InProgress}, {@code Submitted}, {@code Completed} …; empty: always
     * @param url where the review is launched; the tool's usual address when null
     * @param custom custom parameters of that launch
     */
    public record SubmissionReview(
            List<String> reviewableStatus,
            @Nullable String label,
            @Nullable URI url,
            Map<String, String> custom) {

        public SubmissionReview {
            reviewableStatus = List.copyOf(reviewableStatus);
            custom = Map.copyOf(custom);
        }

        /** As services and content items carry it; what is not set is left out. */
        public Map<String, Object> asJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            if (!reviewableStatus.isEmpty()) {
                json.put("reviewableStatus", reviewableStatus);
            }
            Optional.ofNullable(label).ifPresent(text -> json.put("label", text));
            Optional.ofNullable(url).ifPresent(address -> json.put("url", address.toString()));
            if (!custom.isEmpty()) {
                json.put("custom", custom);
            }
            return json;
        }
    }
}
