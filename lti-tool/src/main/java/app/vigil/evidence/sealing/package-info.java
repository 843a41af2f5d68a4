/**
 * What makes a recording provable: the institutions' keys, signed manifests and their supplements.
 */
@NullMarked
package app.vigil.evidence.sealing;

import org.jspecify.annotations.NullMarked;
