/**
 * One proctored quiz: kind, schedule, mode, rule matrix, staff. The one place that knows the ten permissions and the twenty violations.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "retention::spi",
            "calendar",
            "lti",
            "lti::deeplinking",
            "lti::nrps",
            "lti::ags",
            "people"
        })
package app.vigil.exam;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
