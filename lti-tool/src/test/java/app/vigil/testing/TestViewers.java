package app.vigil.testing;

import app.vigil.shared.PersonId;
import app.vigil.shared.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Signed-in people for {@code MockMvc}: {@code mvc.perform(get("/desk").with(as(person)))}. */
public final class TestViewers {

    private TestViewers() {}

    /** A person nobody knows. */
    public static Viewer stranger() {
        return of(new PersonId(UUID.randomUUID()));
    }

    public static Viewer of(PersonId person) {
        return new Viewer(person, "Somebody", Locale.ENGLISH, false);
    }

    public static Viewer operator() {
        return new Viewer(new PersonId(UUID.randomUUID()), "Operator", Locale.ENGLISH, true);
    }

    /** Sends the request in this person's session. */
    public static RequestPostProcessor as(Viewer viewer) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                new PreAuthenticatedAuthenticationToken(viewer, "", List.of()));
    }

    public static RequestPostProcessor as(PersonId person) {
        return as(of(person));
    }
}
