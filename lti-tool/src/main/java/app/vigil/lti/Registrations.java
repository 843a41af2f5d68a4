package app.vigil.lti;

import java.util.List;
import java.util.Optional;

/** The platforms this tool is registered with. */
public interface Registrations {

    Optional<Registration> find(RegistrationId id);

    List<Registration> all();

    /** Origins of all active platforms, for {@code frame-ancestors} and for links that may be shown. */
    List<String> platformOrigins();

    /** Origins of one platform: those its pages may embed us from and its addresses may be shown on. */
    List<String> originsOf(Registration registration);
}
