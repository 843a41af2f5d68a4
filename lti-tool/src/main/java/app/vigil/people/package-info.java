/**
 * Who somebody is in an institution: people from launches, units, appointments with order number and date.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "retention::spi", "lti", "lti::nrps", "lti::ags"})
package app.vigil.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
