package app.vigil.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the player shows of a sitting, in the reader's language; the JSON of {@code docs/contract.md}. Instants are
 * epoch milliseconds.
 *
 * @param recording address of the playback index
 * @param documentKind label of the document shown; null when the exam asks for none
 * @param coverage what the reader has seen
 * @param toWatch what the reader must have seen before a status
 * @param suggestion of a status; the proctor's own choice decides (R2-067)
 * @param review null while no status is set
 * @param secondOpinion the reader's own opinion is awaited beside a review, of which nothing is told until then
 */
public record ReviewDocument(
        SittingPart sitting,
        String recording,
        List<Mark> marks,
        List<Gap> notAnalysed,
        List<Labelled> violations,
        List<Status> statuses,
        Identity identity,
        @Nullable String documentKind,
        long[][] coverage,
        ToWatch toWatch,
        Suggestion suggestion,
        List<Supplement> supplements,
        @Nullable Outcome review,
        boolean secondOpinion) {

    /** As it is given away: what counts is what whoever set the status had seen by then, not what whoever packs it has. */
    ReviewDocument packed() {
        return new ReviewDocument(
                sitting,
                recording,
                marks,
                notAnalysed,
                violations,
                statuses,
                identity,
                documentKind,
                review == null ? new long[0][] : review.watched(),
                toWatch,
                suggestion,
                supplements,
                review,
                secondOpinion);
    }

    /**
     * @param evidenceSealed a status can be set
     * @param dueAt null until the evidence is sealed
     * @param missing of the recording
     */
    public record SittingPart(
            String id,
            String exam,
            String examinee,
            String state,
            @Nullable Long startedAt,
            @Nullable Long endedAt,
            @Nullable Long dueAt,
            String zone,
            boolean evidenceSealed,
            Missing missing) {}

    /**
     * What the recording lacks between admission and end, in either stream: material for status 5, never for status 2.
     *
     * @param milliseconds all of it together
     * @param suggested the status for which it is enough by the institution's profile; null when it is not
     */
    public record Missing(
            int intervals, long milliseconds, @Nullable Integer suggested) {}

    /**
     * A mark with the human's word on it: {@code none}, {@code confirmed} or {@code dismissed}.
     *
     * @param label what the machine proposed; {@code violationLabel} is the human's word, the same until there is one
     * @param startedAt in the human's eyes, else in the machine's; so {@code endedAt}
     * @param proposed the machine's times where a human set others
     * @param why null for a proctor's own mark
     * @param answer the examinee's own word on it; null where there is none
     */
    public record Mark(
            String id,
            @Nullable String rule,
            String label,
            String violation,
            String violationLabel,
            long startedAt,
            @Nullable Long endedAt,
            double value,
            double threshold,
            String unit,
            double confidence,
            String detector,
            String source,
            String verdict,
            @Nullable String note,
            long @Nullable [] proposed,
            @Nullable Why why,
            @Nullable Answer answer) {}

    /**
     * What a machine's mark rests on, beside its value and threshold.
     *
     * @param cause what of the rule was broken; null where the agent did not say
     * @param reading what was measured at its furthest; null where nothing is measured
     * @param model with version; null where the detector needs none
     */
    public record Why(
            @Nullable String cause,
            @Nullable Reading reading,
            @Nullable String model) {}

    /** @param of what the numbers are of, and thereby their unit */
    public record Reading(String of, double value, double limit) {}

    /** @param late it came after the verdict */
    public record Answer(String words, long at, boolean late) {}

    /** @param rule {@code nothing}, {@code marks} or {@code everything} */
    public record ToWatch(String rule, long[][] stretches) {}

    /**
     * Advice with its reasons, in the reader's language.
     *
     * @param status null where nothing speaks for one yet
     */
    public record Suggestion(@Nullable Integer status, List<String> reasons) {

        static final Suggestion NONE = new Suggestion(null, List.of());
    }

    /** An interval in which a rule could not be analysed. */
    public record Gap(
            String rule, String label, long from, @Nullable Long to, String reason, String reasonLabel) {}

    /** A code with its label. */
    public record Labelled(String code, String label) {}

    /** One of the six to choose from, with the condition for choosing it. */
    public record Status(int number, String label, String condition, boolean needsComment) {}

    /**
     * @param state {@code open}, {@code confirmed} or {@code refused}
     * @param hints what the examinee's browser found at the identification
     */
    public record Identity(String state, String note, List<IdentityHint> hints) {}

    /**
     * For who compares the photos.
     *
     * @param code {@code liveness}, {@code document} or {@code likeness}
     * @param notable the browser found something to look at closely
     */
    public record IdentityHint(String code, boolean notable, String words) {}

    /** What came after the recording was sealed: stretches of the wall clock. */
    public record Supplement(int number, long signedAt, long[][] stretches) {}

    /**
     * The newest version.
     *
     * @param changedSince recording or marks changed after it
     * @param watched what whoever set it had seen of the recording by then
     * @param act that it calls for on violations; null where it calls for none or is not the reader's
     */
    public record Outcome(
            int version,
            int status,
            String comment,
            boolean changedSince,
            long[][] watched,
            @Nullable Act act) {}

    /** @param path page of the one that was drawn up; null while it is still to be */
    public record Act(@Nullable String path) {}
}
