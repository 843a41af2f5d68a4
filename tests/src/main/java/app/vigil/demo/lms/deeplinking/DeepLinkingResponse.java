package app.vigil.demo.lms.deeplinking;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.keys.ToolJwts;
import app.vigil.demo.lms.registration.ToolRegistration;
import io.jsonwebtoken.Claims;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies a tool's answer in full, though Moodle looks at issuer, signature and expiry only.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-dl/v2p0#deep-linking-response-message">Deep Linking 2.0, 4.5</a>
 */
@Component
class DeepLinkingResponse {

    private static final String P = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    private final ToolJwts jwts;
    private final OpenChoices choices;
    private final Addresses addresses;
    private final JsonMapper json;

    DeepLinkingResponse(ToolJwts jwts, OpenChoices choices, Addresses addresses, JsonMapper json) {
        this.jwts = jwts;
        this.choices = choices;
        this.addresses = addresses;
        this.json = json;
    }

    /** What a verified answer says. */
    record Answer(List<ContentItem> items, String message, String error) {}

    Answer verify(String jwt, ToolRegistration tool, OpenChoices.Choice expected) {
        Claims claims = jwts.verify(jwt, tool, addresses.base());
        ToolJwts.require(
                "LtiDeepLinkingResponse".equals(claims.get(P + "message_type")),
                "message_type is not LtiDeepLinkingResponse");
        ToolJwts.require("1.3.0".equals(claims.get(P + "version")), "version is not 1.3.0");
        ToolJwts.require(tool.id().equals(claims.get(P + "deployment_id")), "deployment_id is not the tool's");
        jwts.requireFirstUse(tool, "nonce", String.valueOf(claims.getOrDefault("nonce", "")));
        JsonNode body = json.valueToTree(claims);
        ToolJwts.require(
                choices.spend(body.path(DL + "data").asString(""), expected), "data are not those of the open request");
        return new Answer(
                body.path(DL + "content_items")
                        .valueStream()
                        .map(ContentItem::of)
                        .toList(),
                body.path(DL + "msg").asString(""),
                body.path(DL + "errormsg").asString(""));
    }
}
