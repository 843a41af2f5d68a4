package app.vigil.demo.lms.ags;

import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.oidc.ClaimSource;
import app.vigil.demo.lms.oidc.Message;
import app.vigil.demo.lms.registration.ToolRegistration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                .filter(scope -> scope.startsWith("https://purl.imsglobal.org/spec/lti-ags/"))
                .toList();
        if (scopes.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("scope", scopes);
        endpoint.put("lineitems", addresses.container(message.course().id(), tool));
        item(message).ifPresent(item -> endpoint.put("lineitem", addresses.of(item, tool)));
        return Map.of(ENDPOINT, endpoint);
    }

    /** A submission review is about the item it was opened from, whatever link that belongs to. */
    private Optional<GradeItem> item(Message message) {
        if (message.subject() instanceof Message.Subject.SubmissionReview review) {
            return Optional.of(review.item());
        }
        return message.activity()
                .flatMap(activity -> only(gradebook.items(activity.courseId()).stream()
                        .filter(item -> activity.cmid().equals(item.cmid())
                                && message.tool().id().equals(item.toolId()))
                        .toList()));
    }

    private static Optional<GradeItem> only(List<GradeItem> items) {
        return items.size() == 1 ? Optional.of(items.getFirst()) : Optional.empty();
    }
}
