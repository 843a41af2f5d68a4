/**
 * LTI 1.3 as a standard, nothing of proctoring: registrations, keys, login, launch, service clients.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit"})
package app.vigil.lti;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
