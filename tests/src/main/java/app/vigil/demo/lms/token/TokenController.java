package app.vigil.demo.lms.token;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.keys.InvalidToolJwtException;
import app.vigil.demo.lms.keys.ToolJwts;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.registration.ToolRegistrations;
import io.jsonwebtoken.Claims;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The token endpoint; every claim of the client assertion is checked, though Moodle checks few.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#using-json-web-tokens-with-oauth-2-0-client-credentials-grant">
 *     Security Framework 4.1</a>
 */
@RestController
class TokenController {

    private static final Logger log = LoggerFactory.getLogger(TokenController.class);
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final ToolJwts jwts;
    private final ToolRegistrations tools;
    private final AccessTokens tokens;
    private final Addresses addresses;

    TokenController(ToolJwts jwts, ToolRegistrations tools, AccessTokens tokens, Addresses addresses) {
        this.jwts = jwts;
        this.tools = tools;
        this.tokens = tokens;
        this.addresses = addresses;
    }

    @PostMapping("/mod/lti/token.php")
    ResponseEntity<Map<String, Object>> token(
            @RequestParam(name = "grant_type", defaultValue = "") String grantType,
            @RequestParam(name = "client_assertion_type", defaultValue = "") String assertionType,
            @RequestParam(name = "client_assertion", defaultValue = "") String assertion,
            @RequestParam(defaultValue = "") String scope) {
        if (!"client_credentials".equals(grantType)) {
            return error(400, "unsupported_grant_type", "grant_type must be client_credentials");
        }
        if (!ASSERTION_TYPE.equals(assertionType)) {
            return error(400, "invalid_request", "client_assertion_type must be " + ASSERTION_TYPE);
        }
        try {
            return granted(authenticated(assertion), scope);
        } catch (InvalidToolJwtException e) {
            log.warn("A client assertion was refused: {}", e.getMessage());
            return error(401, "invalid_client", String.valueOf(e.getMessage()));
        }
    }

    private ToolRegistration authenticated(String assertion) {
        ToolRegistration tool = jwts.claimedIssuer(assertion)
                .flatMap(tools::activeByClientId)
                .orElseThrow(() -> new InvalidToolJwtException("iss is no active client"));
        Claims claims = jwts.verify(assertion, tool, addresses.of("/mod/lti/token.php"));
        ToolJwts.require(tool.clientId().equals(claims.getSubject()), "sub is not the client_id");
        jwts.requireFirstUse(tool, "jti", claims.getId());
        return tool;
    }

    private ResponseEntity<Map<String, Object>> granted(ToolRegistration tool, String scope) {
        List<String> granted =
                Arrays.stream(scope.split(" ")).filter(tool.scopes()::contains).toList();
        if (granted.isEmpty()) {
            return error(400, "invalid_scope", "None of the scopes asked for is granted to this client");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "access_token", tokens.issue(tool, granted),
                        "token_type", "Bearer",
                        "expires_in", AccessTokens.LIFETIME.toSeconds(),
                        "scope", String.join(" ", granted)));
    }

    private static ResponseEntity<Map<String, Object>> error(int status, String code, String description) {
        return ResponseEntity.status(status).body(Map.of("error", code, "error_description", description));
    }
}
