package app.vigil.demo.lms.deeplinking;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.oidc.ClaimSource;
import app.vigil.demo.lms.oidc.Message;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The settings of a deep linking request.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-dl/v2p0#deep-linking-settings">Deep Linking 2.0, 4.4.1</a>
 */
@Component
class DeepLinkingClaims implements ClaimSource {

    private static final String SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";

    private final Addresses addresses;

    DeepLinkingClaims(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Map<String, Object> claims(Message message) {
        if (!(message.subject() instanceof Message.Subject.DeepLinking(String data))) {
            return Map.of();
        }
        String back = "/mod/lti/contentitem_return.php?course="
                + message.course().id() + "&id=" + message.tool().id();
        return Map.of(
                SETTINGS,
                Map.of(
                        "deep_link_return_url",
                        addresses.of(back),
                        "accept_types",
                        List.of("ltiResourceLink"),
                        "accept_presentation_document_targets",
                        List.of("frame", "iframe", "window"),
                        "accept_multiple",
                        true,
                        "accept_lineitem",
                        true,
                        "auto_create",
                        false,
                        "data",
                        data));
    }
}
