/**
 * Papers of an exam: composed, registered, signed, sealed, checked and handed over.
 */
@NullMarked
package app.vigil.decision.papers;

import org.jspecify.annotations.NullMarked;
