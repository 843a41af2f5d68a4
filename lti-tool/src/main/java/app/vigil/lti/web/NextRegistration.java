package app.vigil.lti.web;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.lti.SignedValues;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The id of the platform that an administrator connects by hand next. The address of its key set is shown, and pasted
 * into the platform, before the form is filled in, which may take days and another sign-in; so the administrator's
 * browser keeps the id, signed.
 */
@Component
class NextRegistration {

    private static final String COOKIE = "__Host-vigil-next-platform";
    private static final String PURPOSE = "next-registration";
    private static final Duration KEPT = Duration.ofDays(90);

    private final SignedValues signed;
    private final Registrations registrations;

    NextRegistration(SignedValues signed, Registrations registrations) {
        this.signed = signed;
        this.registrations = registrations;
    }

    /** The same until its platform is connected; the one after that gets another. */
    RegistrationId of(HttpServletRequest request, HttpServletResponse response) {
        return LoginCookies.read(request, COOKIE)
                .flatMap(kept -> signed.read(PURPOSE, kept))
                .map(RegistrationId::of)
                .filter(kept -> registrations.find(kept).isEmpty())
                .orElseGet(() -> fresh(response));
    }

    private RegistrationId fresh(HttpServletResponse response) {
        RegistrationId fresh = RegistrationId.fresh();
        ResponseCookie cookie = ResponseCookie.from(COOKIE, signed.sign(PURPOSE, fresh.toString(), KEPT))
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(KEPT)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return fresh;
    }
}
