/**
 * Append-only, hash-chained log of who did what to which object (R1-025); filled by events marked {@link app.vigil.audit.Audited}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package app.vigil.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
