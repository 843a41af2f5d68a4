package app.vigil.people;

import app.vigil.lti.RegistrationId;

/** A unit of one institution; every institution has one root unit from the start. */
public record OrganisationalUnit(UnitId id, RegistrationId registration, String name, boolean root) {}
