package app.vigil.lti.ags;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A column of the platform's gradebook (AGS 2.0, 3.2). */
public record LineItem(
        URI id,
        String label,
        double scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag) {}
