package app.vigil.demo.lms.nrps;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.oidc.ClaimSource;
import app.vigil.demo.lms.oidc.Message;
import app.vigil.demo.lms.registration.Scopes;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The address of the membership service.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-nrps/v2p0#lti-1-3-integration">NRPS 2.0, 3.6.1.1</a>
 */
@Component
class NrpsClaims implements ClaimSource {

    private final Addresses addresses;

    NrpsClaims(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Map<String, Object> claims(Message message) {
        if (!message.tool().scopes().contains(Scopes.MEMBERSHIP_READ)) {
            return Map.of();
        }
        String path = "/mod/lti/services.php/CourseSection/%s/bindings/%s/memberships"
                .formatted(message.course().id(), message.tool().id());
        return Map.of(
                "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                Map.of("context_memberships_url", addresses.of(path), "service_versions", List.of("1.0", "2.0")));
    }
}
