package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.keys.PlatformKeySets;
import app.vigil.shared.ProblemException;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.MalformedJwtException;
import io.jsonwebtoken.security.SecurityException;
import java.security.PublicKey;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Reads an id_token and proves its signature. RS256 and nothing else: {@code none}, HMAC with the public key and keys
 * carried in the header have no way in, because the key comes from the registered key set alone.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#authentication-response-validation">Security Framework
 *     1.0, 5.1.3, items 1 and 6</a>
 */
@Component
class IdTokenReader {

    private static final int SIZE_LIMIT = 64 * 1024;

    /** {@link ExpiryCheck} and its neighbours judge the times; the parser must not do it in their place. */
    private static final long NO_TIME_CHECKS = 1_000_000_000_000L;

    private static final String ALGORITHM = "RS256";

    private final PlatformKeySets platformKeys;

    IdTokenReader(PlatformKeySets platformKeys) {
        this.platformKeys = platformKeys;
    }

    IdToken read(Registration registration, String sentNonce, String token) {
        checkSize(token);
        PublicKey key = key(registration, header(token));
        try {
            return new IdToken(registration, sentNonce, claims(key, token));
        } catch (SecurityException e) {
            throw refused(LtiProblem.LAUNCH_TOKEN_SIGNATURE, e);
        } catch (JwtException | IllegalArgumentException e) {
            throw refused(LtiProblem.LAUNCH_TOKEN_MALFORMED, e);
        }
    }

    /** Before anything of it is stored or parsed. */
    static void checkSize(String token) {
        if (token.length() > SIZE_LIMIT) {
            throw new ProblemException(LtiProblem.LAUNCH_TOKEN_TOO_LARGE).with("length", token.length());
        }
    }

    /** Read before the token is handed to the parser, which would try any algorithm the header names. */
    private static ClaimSet header(String token) {
        try {
            String first = token.substring(0, Math.max(0, token.indexOf('.')));
            return new ClaimSet(StrictJson.object(Base64.getUrlDecoder().decode(first)));
        } catch (JacksonException | IllegalArgumentException e) {
            throw refused(LtiProblem.LAUNCH_TOKEN_MALFORMED, e);
        }
    }

    private PublicKey key(Registration registration, ClaimSet header) {
        if (!ALGORITHM.equals(header.values().get("alg"))) {
            throw new ProblemException(LtiProblem.LAUNCH_TOKEN_ALGORITHM);
        }
        String kid = header.text("kid").orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_TOKEN_KEY_MISSING));
        return platformKeys
                .find(registration.keySet(), kid)
                .orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_TOKEN_KEY_UNKNOWN));
    }

    private static Claims claims(PublicKey key, String token) {
        Object payload = Jwts.parser()
                .verifyWith(key)
                .json(new StrictJson())
                .clockSkewSeconds(NO_TIME_CHECKS)
                .zip()
                .clear()
                .and()
                .build()
                .parse(token)
                .getPayload();
        if (!(payload instanceof Claims claims)) {
            // What is no single shallow JSON object is no claims to the parser.
            throw new MalformedJwtException("no claims");
        }
        return claims;
    }

    /** The cause's message quotes the token: its type alone may be logged. */
    private static ProblemException refused(LtiProblem problem, Exception cause) {
        return new ProblemException(problem).with("cause", cause.getClass().getSimpleName());
    }
}
