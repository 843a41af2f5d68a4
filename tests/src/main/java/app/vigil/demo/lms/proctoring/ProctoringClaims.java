package app.vigil.demo.lms.proctoring;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.oidc.ClaimSource;
import app.vigil.demo.lms.oidc.Message;
import app.vigil.demo.lms.oidc.Message.Subject;
import app.vigil.demo.lms.people.Person;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The claims of the proctoring messages and of the submission review.
 *
 * @see <a href="https://www.imsglobal.org/spec/proctoring/v1p0">Proctoring Services 1.0</a>
 */
@Component
class ProctoringClaims implements ClaimSource {

    static final String AP = "https://purl.imsglobal.org/spec/lti-ap/claim/";

    private static final String FOR_USER = "https://purl.imsglobal.org/spec/lti/claim/for_user";
    private static final List<String> ACTIONS = List.of("pause", "resume", "terminate", "update", "flag");

    private final Addresses addresses;

    ProctoringClaims(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Map<String, Object> claims(Message message) {
        return switch (message.subject()) {
            case Subject.StartProctoring start ->
                Map.of(
                        AP + "attempt_number",
                        start.attempt(),
                        AP + "session_data",
                        start.sessionData(),
                        AP + "start_assessment_url",
                        addresses.of(start.startUrl()),
                        AP + "proctoring_settings",
                        Map.of("data", ""),
                        AP + "acs",
                        Map.of("actions", ACTIONS, "assessment_control_url", addresses.of(ControlController.PATH)));
            case Subject.EndAssessment end -> Map.of(AP + "attempt_number", end.attempt());
            case Subject.SubmissionReview review -> Map.of(FOR_USER, forUser(review.forUser()));
            case Subject.ResourceLink link -> Map.of();
            case Subject.DeepLinking choice -> Map.of();
        };
    }

    private static Map<String, String> forUser(Person person) {
        return Map.of(
                "user_id", person.id(),
                "name", person.name(),
                "given_name", person.givenName(),
                "family_name", person.familyName());
    }
}
