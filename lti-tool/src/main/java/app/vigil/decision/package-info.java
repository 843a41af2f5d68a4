/**
 * Protocol rows and the decision credited / not credited (R2-047), apart from the status.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "retention::spi",
            "review",
            "evidence",
            "sitting",
            "exam",
            "lti",
            "people",
            "calendar",
            "document",
            "incident"
        })
package app.vigil.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
