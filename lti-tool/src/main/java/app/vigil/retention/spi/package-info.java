/**
 * What a room with personal data implements.
 */
@NullMarked
@NamedInterface("spi")
package app.vigil.retention.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
