package app.vigil.lti.launch;

import app.vigil.lti.Registration;
import io.jsonwebtoken.Claims;

/**
 * An id_token whose signature is the platform's, before anything it says is believed.
 *
 * @param sentNonce the nonce of our authentication request
 */
record IdToken(Registration registration, String sentNonce, Claims claims) {

    ClaimSet all() {
        return new ClaimSet(claims);
    }
}
