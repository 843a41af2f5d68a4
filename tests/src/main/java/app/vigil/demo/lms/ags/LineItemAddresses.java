package app.vigil.demo.lms.ags;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.Quirks;
import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.registration.ToolRegistration;
import org.springframework.stereotype.Component;

/** The addresses of line items; Moodle's end in a query that {@code /scores} must not be appended to. */
@Component
class LineItemAddresses {

    private final Addresses addresses;
    private final Quirks quirks;

    LineItemAddresses(Addresses addresses, Quirks quirks) {
        this.addresses = addresses;
        this.quirks = quirks;
    }

    String container(String courseId, ToolRegistration tool) {
        return addresses.of("/mod/lti/services.php/" + courseId + "/lineitems") + query(tool);
    }

    String of(GradeItem item, ToolRegistration tool) {
        return plain(item) + query(tool);
    }

    String result(GradeItem item, ToolRegistration tool, String userId) {
        String query = query(tool);
        return plain(item) + "/results" + query + (query.isEmpty() ? "?" : "&") + "user_id=" + userId;
    }

    private String plain(GradeItem item) {
        return addresses.of("/mod/lti/services.php/" + item.courseId() + "/lineitems/" + item.id() + "/lineitem");
    }

    private String query(ToolRegistration tool) {
        return quirks.lineItemAddressesHaveAQuery() ? "?type_id=" + tool.id() : "";
    }
}
