package app.vigil.demo.lms.ags;

import app.vigil.demo.lms.course.ToolActivity;
import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.oidc.ClaimSource;
import app.vigil.demo.lms.oidc.Message;
import app.vigil.demo.lms.registration.Scopes;
import app.vigil.demo.lms.registration.ToolRegistration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The endpoint claim; its {@code lineitem} is there only while exactly one item belongs to the link.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-ags/v2p0#assignment-and-grade-service-claim">AGS 2.0, 3.1.1</a>
 */
@Component
class AgsClaims implements ClaimSource {

    private static final String ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";

    private final Gradebook gradebook;
    private final LineItemAddresses addresses;

    AgsClaims(Gradebook gradebook, LineItemAddresses addresses) {
        this.gradebook = gradebook;
        this.addresses = addresses;
    }

    @Override
    public Map<String, Object> claims(Message message) {
        ToolRegistration tool = message.tool();
        List<String> scopes = tool.scopes().stream()
                .filter(scope -> !scope.equals(Scopes.MEMBERSHIP_READ))
                .toList();
        if (scopes.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("scope", scopes);
        endpoint.put("lineitems", addresses.container(message.course().id(), tool));
        if (message.subject() instanceof Message.Subject.ResourceLink(ToolActivity activity)) {
            List<GradeItem> own = gradebook.items(activity.courseId()).stream()
                    .filter(item ->
                            activity.cmid().equals(item.cmid()) && tool.id().equals(item.toolId()))
                    .toList();
            if (own.size() == 1) {
                endpoint.put("lineitem", addresses.of(own.getFirst(), tool));
            }
        }
        return Map.of(ENDPOINT, endpoint);
    }
}
