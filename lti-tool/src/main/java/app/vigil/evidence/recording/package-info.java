/**
 * How recordings are kept: segments in one file per take, their index, gaps, photos, seals.
 */
@NullMarked
package app.vigil.evidence.recording;

import org.jspecify.annotations.NullMarked;
