package app.vigil.people;

import app.vigil.lti.RegistrationId;
import java.util.List;
import java.util.Optional;

/** Organisational units of institutions (R2-010). */
public interface Units {

    /** The unit every institution has from the start; made when first asked for, so ask outside of a transaction. */
    OrganisationalUnit root(RegistrationId registration);

    List<OrganisationalUnit> of(RegistrationId registration);

    Optional<OrganisationalUnit> find(UnitId id);

    OrganisationalUnit add(RegistrationId registration, String name);
}
