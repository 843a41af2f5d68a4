package app.vigil.incident;

import app.vigil.exam.Rule;
import app.vigil.sitting.SittingId;
import java.util.Collection;
import java.util.List;

/** How often people agreed with each detector: what it proposed, and what became of that. */
public interface DetectorErrors {

    /** By rule and detector, over these sittings; the marks of proctors are nobody's proposal and left out. */
    List<Tally> of(Collection<SittingId> sittings);

    /**
     * One version of a detector at one rule.
     *
     * @param reclassified of the confirmed ones, those that a person calls another violation
     */
    record Tally(Rule rule, String detector, int proposed, int confirmed, int dismissed, int reclassified) {

        /** Nobody has judged these yet; they say nothing about the detector. */
        public int open() {
            return proposed - confirmed - dismissed;
        }
    }
}
