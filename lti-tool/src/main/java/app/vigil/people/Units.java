package app.vigil.people;

import app.vigil.lti.RegistrationId;
import java.util.List;
import java.util.Optional;

/** Organisational units of institutions, in several levels (R2-010). */
public interface Units {

    /** The unit every institution has from the start; made when first asked for, so ask outside of a transaction. */
    OrganisationalUnit root(RegistrationId registration);

    /** All of an institution: each before its parts, those by name. */
    List<OrganisationalUnit> of(RegistrationId registration);

    Optional<OrganisationalUnit> find(UnitId id);

    /** The unit and everything that is part of it. */
    List<OrganisationalUnit> under(UnitId id);

    /** Adds a unit directly below the root. */
    default OrganisationalUnit add(RegistrationId registration, String name) {
        return add(registration, name, root(registration).id());
    }

    /** Adds a unit as part of another one of the same institution. */
    OrganisationalUnit add(RegistrationId registration, String name, UnitId parent);

    /** Makes a unit part of another one of its institution; what is part of it comes along. Problem {@code unit-within-itself}. */
    void move(UnitId unit, UnitId parent);
}
