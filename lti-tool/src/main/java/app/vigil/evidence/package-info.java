/**
 * Streams, segments and photos: durable ingest, digests, gap ledger, playback index; storage behind one port.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "calendar",
            "retention",
            "retention::spi",
            "sitting",
            "people",
            "exam",
            "lti",
            "document"
        })
package app.vigil.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
