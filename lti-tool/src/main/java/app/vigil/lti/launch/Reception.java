package app.vigil.lti.launch;

import app.vigil.lti.Launch;
import app.vigil.lti.Registration;

/** What an authentication response leads to. */
public sealed interface Reception {

    /**
     * A launch with the platform it came from.
     *
     * @param cookieTag of the login's cookie, which has done its work
     */
    record Received(Launch launch, Registration registration, String cookieTag) implements Reception {}

    /**
     * No cookie came along, but the browser may have its secret in the platform's storage. Nothing of the response is
     * believed before {@link Launches#prove} has seen it.
     *
     * @param ticket stands for the response, once
     */
    record ProofWanted(Registration registration, String ticket, String storageTarget, String storageKey)
            implements Reception {}
}
