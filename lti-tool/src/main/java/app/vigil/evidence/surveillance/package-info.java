/**
 * Papers of the recording itself: points under surveillance (R1-027), means that restrict access (R1-024), actions on
 * recording devices (R1-025).
 */
@NullMarked
package app.vigil.evidence.surveillance;

import org.jspecify.annotations.NullMarked;
