package app.vigil.demo.lms.proctoring;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.keys.ToolJwts;
import app.vigil.demo.lms.registration.ToolRegistration;
import io.jsonwebtoken.Claims;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies a {@code LtiStartAssessment} in full.
 *
 * @see <a href="https://www.imsglobal.org/spec/proctoring/v1p0">Proctoring Services 1.0</a>
 */
@Component
class StartAssessment {

    private static final String P = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String AP = ProctoringClaims.AP;

    private final ToolJwts jwts;
    private final Addresses addresses;
    private final JsonMapper json;

    StartAssessment(ToolJwts jwts, Addresses addresses, JsonMapper json) {
        this.jwts = jwts;
        this.addresses = addresses;
        this.json = json;
    }

    /**
     * What a verified message says.
     *
     * @param error why the tool does not let the student in; empty when it does
     */
    record Said(boolean endWanted, @Nullable String verifiedName, String error) {}

    Said verify(String jwt, ToolRegistration tool, ProctoredAttempt attempt) {
        Claims claims = jwts.verify(jwt, tool, addresses.base());
        JsonNode body = json.valueToTree(claims);
        require(body, P + "message_type", "LtiStartAssessment");
        require(body, P + "version", "1.3.0");
        require(body, P + "deployment_id", tool.id());
        require(body, AP + "session_data", attempt.sessionData());
        ToolJwts.require(
                attempt.linkId()
                        .equals(body.path(P + "resource_link").path("id").asString("")),
                "resource_link is not the one proctored");
        ToolJwts.require(
                body.path(AP + "attempt_number").asInt(0) == attempt.number(), "attempt_number is not the one begun");
        jwts.requireFirstUse(tool, "nonce", String.valueOf(claims.getOrDefault("nonce", "")));
        return new Said(
                body.path(AP + "end_assessment_return").asBoolean(false),
                body.path(AP + "verified_user").path("name").asString(null),
                body.path(AP + "errormsg").asString(""));
    }

    private static void require(JsonNode body, String claim, String expected) {
        ToolJwts.require(expected.equals(body.path(claim).asString("")), claim + " is not " + expected);
    }
}
