/**
 * Queue, verdict per mark, identity, and the six verification statuses (R2-065).
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "retention::spi",
            "incident",
            "live",
            "evidence",
            "sitting",
            "exam",
            "people",
            "calendar"
        })
package app.vigil.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
