package app.vigil.lti;

import java.util.List;
import java.util.Optional;

/** The platforms this tool is registered with. */
public interface Registrations {

    Optional<Registration> find(RegistrationId id);

    List<Registration> all();

    /** Origins of all active platforms, for {@code frame-ancestors} and for links that may be shown. */
    List<String> platformOrigins();
}
