package app.vigil.lti.deeplinking;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An {@code ltiResourceLink} item (Deep Linking 2.0, 4.4). Custom values must not contain line breaks. */
public record ContentItem(
        URI url,
        String title,
        String text,
        Map<String, String> custom,
        @Nullable ItemLine lineItem) {

    /** The line item the platform should create with the link. */
    public record ItemLine(double scoreMaximum, String label, String resourceId, String tag) {}
}
