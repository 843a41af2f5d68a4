package app.vigil.lti.deeplinking;

import app.vigil.lti.ags.LineItem.SubmissionReview;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An {@code ltiResourceLink} item (Deep Linking 2.0, 4.4).
 *
 * @param custom come back with every launch of the link; without line breaks, because platforms keep them as lines
 */
public record ContentItem(
        URI url,
        String title,
        String text,
        Map<String, String> custom,
        @Nullable ItemLine lineItem) {

    private static final Pattern LINE_BREAK = Pattern.compile("\\p{Cntrl}");

    public ContentItem {
        custom = Map.copyOf(custom);
        custom.forEach((name, value) -> {
            if (LINE_BREAK.matcher(name + value).find() || name.contains("=")) {
                throw new IllegalArgumentException("custom parameter " + name + " is not one line name=value");
            }
        });
    }

    /** The line item the platform should create with the link. */
    public record ItemLine(
            double scoreMaximum,
            String label,
            String resourceId,
            String tag,
            @Nullable SubmissionReview submissionReview) {

        public ItemLine(double scoreMaximum, String label, String resourceId, String tag) {
            this(scoreMaximum, label, resourceId, tag, null);
        }
    }
}
