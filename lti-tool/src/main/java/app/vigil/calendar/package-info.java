/**
 * Institution time zone, working days, and what has to be done by when (R2-073, E.7).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "retention::spi"})
package app.vigil.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
