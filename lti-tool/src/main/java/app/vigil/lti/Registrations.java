package app.vigil.lti;

import java.util.List;
import java.util.Optional;

/** The platforms this tool is registered with. */
public interface Registrations {

    Optional<Registration> find(RegistrationId id);

    List<Registration> all();

    /** Those of that name, id or issuer, as an operator types it; all when it is blank. */
    default List<Registration> named(String platform) {
        return all().stream()
                .filter(one -> platform.isBlank()
                        || platform.equals(one.id().toString())
                        || platform.equalsIgnoreCase(one.name())
                        || platform.equals(one.issuer()))
                .toList();
    }

    /** Origins of all active platforms, for {@code frame-ancestors} and for links that may be shown. */
    List<String> platformOrigins();
}
