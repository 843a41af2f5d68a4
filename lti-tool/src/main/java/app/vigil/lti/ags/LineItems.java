package app.vigil.lti.ags;

import app.vigil.lti.RegistrationId;
import java.net.URI;
import java.util.List;

/** Client of the line item service (AGS 2.0, 3.2). Failures are {@link PlatformFailure}s. */
public interface LineItems {

    /** All items of this tool in the container with this resource id and tag, all pages. */
    List<LineItem> find(RegistrationId registration, URI lineItems, String resourceId, String tag);

    /** Creates an item without resource link, so that the claim of later launches stays. */
    LineItem create(RegistrationId registration, URI lineItems, NewLineItem item);

    LineItem get(RegistrationId registration, URI lineItem);

    /** What to create. */
    record NewLineItem(String label, double scoreMaximum, String resourceId, String tag) {}
}
