package app.vigil.lti.web;

import app.vigil.lti.RegistrationId;
import jakarta.servlet.http.HttpSession;

/**
 * The id of the platform that an administrator connects by hand next. The address of its key set is shown, and pasted
 * into the platform, before the form is filled in; so the id stays the same for as long as the administrator is signed in.
 */
final class NextRegistration {

    private static final String ATTRIBUTE = NextRegistration.class.getName();

    private NextRegistration() {}

    static RegistrationId of(HttpSession session) {
        if (session.getAttribute(ATTRIBUTE) instanceof RegistrationId chosen) {
            return chosen;
        }
        RegistrationId fresh = RegistrationId.fresh();
        session.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }

    /** The platform is connected: the one after it gets another id. */
    static void taken(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }
}
