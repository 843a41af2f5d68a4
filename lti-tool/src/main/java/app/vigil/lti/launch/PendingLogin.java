package app.vigil.lti.launch;

import app.vigil.lti.RegistrationId;
import java.util.List;

/**
 * What waits under a {@code state} for the id_token: the platform asked, the nonce sent, the browser it began in. State
 * and nonce live and die together, so neither can be used twice or with the other's partner.
 */
record PendingLogin(RegistrationId registration, String nonce, String cookieTag, String cookieHash) {

    String stored() {
        return String.join(" ", registration.toString(), nonce, cookieTag, cookieHash);
    }

    static PendingLogin of(String stored) {
        List<String> parts = List.of(stored.split(" ", -1));
        return new PendingLogin(RegistrationId.of(parts.get(0)), parts.get(1), parts.get(2), parts.get(3));
    }
}
