/**
 * A sitting as a package that can be handed over and checked anywhere (R0-027).
 */
@NullMarked
package app.vigil.evidence.export;

import org.jspecify.annotations.NullMarked;
