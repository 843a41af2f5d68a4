/**
 * Institution time zone, working days and deadlines (R2-073).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package app.vigil.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
