/**
 * One examinee's sitting as an explicit transition table, with a frozen snapshot of the rules.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "retention::spi",
            "calendar",
            "lti",
            "lti::proctoring",
            "exam",
            "people"
        })
package app.vigil.sitting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
