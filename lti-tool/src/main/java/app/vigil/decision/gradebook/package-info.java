/**
 * Scores and groups as the LMS's gradebook writes them, matched to the examinees of an exam (R2-062).
 */
@NullMarked
package app.vigil.decision.gradebook;

import org.jspecify.annotations.NullMarked;
