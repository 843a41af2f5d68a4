package app.vigil.lti.ags;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.ags.LineItem.SubmissionReview;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Client of the line item service (AGS 2.0, 3.2). Failures are {@link PlatformFailure}s. */
public interface LineItems {

    /** All items of this tool in the container that the filter fits, all pages. */
    List<LineItem> find(RegistrationId registration, URI lineItems, Filter filter);

    /** All items of this tool in the container with this resource id and tag, all pages. */
    default List<LineItem> find(RegistrationId registration, URI lineItems, String resourceId, String tag) {
        return find(registration, lineItems, new Filter(null, resourceId, tag));
    }

    /** Creates an item without resource link, so that the claim of later launches stays. */
    LineItem create(RegistrationId registration, URI lineItems, NewLineItem item);

    LineItem get(RegistrationId registration, URI lineItem);

    /**
     * Reads the item, changes what is to change and puts all of it back: a PUT replaces, and what this tool does not
     * know about an item must survive it (AGS 2.0, 3.2.7).
     */
    LineItem update(RegistrationId registration, URI lineItem, Change change);

    /**
     * Removes the item and every grade in it. Only for items the tool made itself: a platform obeys as willingly when it
     * is the column of the activity.
     */
    void delete(RegistrationId registration, URI lineItem);

    /** What to look for; null fits everything. */
    record Filter(
            @Nullable String resourceLinkId,
            @Nullable String resourceId,
            @Nullable String tag) {

        /** All items of this tool. */
        public static final Filter ALL = new Filter(null, null, null);

        boolean fits(LineItem item) {
            return fits(resourceLinkId, item.resourceLinkId())
                    && fits(resourceId, item.resourceId())
                    && fits(tag, item.tag());
        }

        private static boolean fits(@Nullable String wanted, @Nullable String held) {
            return wanted == null || Objects.equals(wanted, held);
        }
    }

    /** What to create. */
    record NewLineItem(
            String label,
            double scoreMaximum,
            String resourceId,
            String tag,
            @Nullable SubmissionReview submissionReview) {

        public NewLineItem(String label, double scoreMaximum, String resourceId, String tag) {
            this(label, scoreMaximum, resourceId, tag, null);
        }
    }

    /** What to change; null leaves it as it is. */
    record Change(
            @Nullable String label,
            @Nullable Double scoreMaximum,
            @Nullable SubmissionReview submissionReview) {}
}
