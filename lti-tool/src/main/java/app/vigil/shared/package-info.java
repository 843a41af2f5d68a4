/**
 * Tiny values every room may use: typed ids, the viewer, problems and their edge, access rules, time, the master key.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package app.vigil.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
