/**
 * Outboxes of scores and control actions: the only room that speaks to the platform after the launch.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "retention::spi",
            "lti",
            "lti::ags",
            "lti::acs",
            "lti::proctoring",
            "exam",
            "sitting",
            "review",
            "decision",
            "people"
        })
package app.vigil.passback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
