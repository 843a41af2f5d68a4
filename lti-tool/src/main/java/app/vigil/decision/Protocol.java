package app.vigil.decision;

import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of an exam (R2-060, R2-068) in one language: what the screen shows and the paper prints, from one model.
 *
 * @param title as the form for this kind of exam names it
 * @param identity the line on the identity, for one row or for many (E.9 item 13)
 * @param columns in the order of the institution's form
 * @param footnotes say how times are given (R2-066)
 * @param proctors who reviewed these rows
 * @param decisionMakers who decided on these rows
 */
public record Protocol(
        String exam,
        String unit,
        String title,
        String identity,
        List<Column> columns,
        List<Row> rows,
        List<String> footnotes,
        List<Signer> proctors,
        List<Signer> decisionMakers) {

    /** @param field what is written in its cells */
    public record Column(String field, String head) {}

    /** Somebody whose signature the protocol needs (R2-064). */
    public record Signer(PersonId person, String name) {}

    static List<String> names(List<Signer> signers) {
        return signers.stream().map(Signer::name).toList();
    }

    /**
     * What of a row is read for all rows at once: enough to filter, count and turn pages by.
     *
     * @param open waits for a decision on the newest version of the review
     * @param refusal as in {@link Row}
     */
    public record Head(
            String sitting,
            String name,
            String group,
            VerificationStatus status,
            boolean identified,
            boolean open,
            @Nullable String refusal) {

        /** One of those that are credited all at once. */
        public boolean creditable() {
            return status == VerificationStatus.WITHOUT_REMARKS && identified && open && refusal == null;
        }
    }

    /**
     * One sitting that has a status.
     *
     * @param foreignEmail the address is not of the institution's domain (R2-061)
     * @param score the LMS's own, never typed here (R2-062)
     * @param violations confirmed marks with their times (R2-066)
     * @param comment what the reviewer says beside them
     * @param watched what the proctor had watched of the sitting by then, in percent; null of one that never began
     * @param seconds what colleagues said beside the review; on the screen, for the form has no place for it
     * @param outcome null while nobody decided
     * @param refusal code of the problem that keeps the reader from deciding; null when nothing does
     */
    public record Row(
            String sitting,
            String name,
            String email,
            boolean foreignEmail,
            String group,
            Score score,
            String date,
            VerificationStatus status,
            String statusLabel,
            List<String> violations,
            String comment,
            boolean identified,
            Signer proctor,
            @Nullable Integer watched,
            int reviewVersion,
            List<Second> seconds,
            @Nullable Outcome outcome,
            @Nullable String refusal) {

        /** Waits for a decision on the newest version of the review. */
        public boolean open() {
            return outcome == null || outcome.outdated();
        }
    }

    /** @param text the points as the LMS writes them, or when they will be there */
    public record Score(String text, ScoreStanding standing) {

        /** A teacher still has to enter them. */
        public boolean awaited() {
            return standing == ScoreStanding.EXPECTED || standing == ScoreStanding.LATE;
        }
    }

    /** How points stand (R2-007). */
    public enum ScoreStanding {
        KNOWN,
        /** The LMS says nothing, and nobody is to enter any. */
        NONE,
        /** A teacher still checks. */
        EXPECTED,
        /** A teacher should have checked by now. */
        LATE;

        /** On the screen. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Points that a teacher still has to enter.
     *
     * @param dueAt of the first of them, in epoch milliseconds; null where the institution sets no term
     */
    public record Awaited(int rows, boolean late, @Nullable Long dueAt, String zone) {}

    /** @param differs from the status of the row */
    public record Second(String name, int number, String label, String comment, boolean differs) {}

    /**
     * The newest decision on a row.
     *
     * @param outdated the status was corrected afterwards
     */
    public record Outcome(boolean credited, String label, String comment, Signer by, String at, boolean outdated) {}
}
