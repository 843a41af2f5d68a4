/**
 * What people are told: the protocol handed over by letter (R2-045), the result (R2-050), and the examinee's own page.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "retention::spi",
            "mail",
            "document",
            "evidence",
            "passback",
            "calendar",
            "people",
            "exam",
            "sitting",
            "incident",
            "review",
            "decision"
        })
package app.vigil.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
