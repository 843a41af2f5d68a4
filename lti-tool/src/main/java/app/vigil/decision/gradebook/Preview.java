package app.vigil.decision.gradebook;

import app.vigil.decision.LmsResults.LmsResult;
import app.vigil.decision.LmsResults.Read;
import app.vigil.shared.PersonId;
import java.util.List;

/**
 * What an import would do.
 *
 * @param matched rows that belong to one examinee each
 * @param conflicts what somebody has to look at
 * @param awaited rows without points that a teacher has still time to enter (R2-007)
 */
public record Preview(
        GradebookTable table, Columns columns, List<Match> matched, List<Conflict> conflicts, int awaited) {

    /**
     * One examinee's row.
     *
     * @param former what was imported before
     */
    public record Match(PersonId person, String name, Read read, LmsResult former) {

        /** What will be known then. */
        public LmsResult result() {
            return read.over(former);
        }

        /** Something else was imported before. */
        public boolean changes() {
            return !former.equals(LmsResult.UNKNOWN) && !former.equals(result());
        }
    }

    /** @param who as the file or the exam names the person */
    public record Conflict(Cause cause, String who) {}

    /** Why a row or an examinee was left out; labels are {@code gradebook.conflict.<code>}. */
    public enum Cause {
        /** Nobody of the exam has this e-mail or number. */
        STRANGER("stranger"),
        /** The same person in several rows that say different things. */
        TWICE("twice"),
        /** The e-mail belongs to one examinee, the number to another, or the e-mail to several. */
        AMBIGUOUS("ambiguous"),
        /** Sat the exam and is not in the file. */
        MISSING("missing"),
        /** Is in the file without a score. */
        NO_SCORE("no-score");

        private final String code;

        Cause(String code) {
            this.code = code;
        }

        /** For the label. */
        public String code() {
            return code;
        }
    }

    /** How many rows say something else than an earlier import. */
    public long changes() {
        return matched.stream().filter(Match::changes).count();
    }
}
