package app.vigil.evidence.export;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.util.Locale;

/**
 * Who hands a recording to whom, on what ground and medium (R0-027, R1-028).
 *
 * @param medium may be empty
 */
public record HandOver(PersonId by, String byName, String recipient, String ground, String medium, Locale locale) {

    private static final int LONGEST = 300;

    public HandOver {
        recipient = written(recipient);
        ground = written(ground);
        medium = written(medium);
        if (recipient.isEmpty() || ground.isEmpty()) {
            throw new ProblemException(EvidenceProblem.HAND_OVER_INCOMPLETE);
        }
    }

    private static String written(String text) {
        String stripped = text.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST));
    }
}
