package app.vigil.lti;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * {@code LtiSubmissionReviewRequest}: somebody opened a submission from the platform's gradebook.
 *
 * @param resourceLinkId of the line item's link; null for an item without one
 * @param forUser {@code user_id} of the person whose submission it is
 * @param lineItem the column it was opened from
 * @see <a href="https://www.imsglobal.org/spec/lti-ags/v2p0#submission-review">AGS 2.0, submission review</a>
 */
public record SubmissionReviewLaunch(Core core, @Nullable String resourceLinkId, String forUser, URI lineItem)
        implements Launch {}
