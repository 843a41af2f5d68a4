/**
 * What passes between quiz page, exam window and proctor while a sitting runs: loader signals and notices.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "audit", "retention::spi", "lti", "sitting", "exam", "incident", "people"})
package app.vigil.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
