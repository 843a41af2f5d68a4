/**
 * How long recordings are kept: classes, holds, purge, deletion acts. Each room says itself what it holds about a
 * sitting and deletes it when told.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit"})
package app.vigil.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
