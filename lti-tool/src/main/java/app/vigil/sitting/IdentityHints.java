package app.vigil.sitting;

import org.jspecify.annotations.Nullable;

/**
 * What the browser found at the identification, for who compares the photos; each null where it did not look.
 *
 * @param reading of the photo of the document
 * @param likeness of the face on the document and that before the camera
 */
public record IdentityHints(
        @Nullable Liveness liveness,
        @Nullable DocumentReading reading,
        @Nullable DocumentLikeness likeness) {

    /** Nothing was looked at. */
    public static final IdentityHints NONE = new IdentityHints(null, null, null);
}
