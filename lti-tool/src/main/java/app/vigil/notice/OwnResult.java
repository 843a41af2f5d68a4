package app.vigil.notice;

import app.vigil.review.VerificationStatus;
import app.vigil.sitting.Instructions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one sitting, as its examinee may know it: nothing a proctor merely suspects, nothing of anybody else.
 *
 * @param state code of the sitting's state
 * @param begunAt when the exam began; null when it never did
 * @param status null while the profile keeps it back, or there is none
 * @param marks confirmed ones in words; null while the profile keeps them back
 * @param told marks that were told during the exam, to be answered
 * @param decision null while nobody decided
 * @param instructions versions that were shown before the exam (R2-075)
 * @param code under which the result is announced (R2-051); null where it is not, or by name
 * @param reports what the examinee reported, oldest first
 */
public record OwnResult(
        String sitting,
        String exam,
        String zone,
        String state,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        Recorded recorded,
        @Nullable VerificationStatus status,
        @Nullable List<String> marks,
        Told told,
        @Nullable Decision decision,
        List<Instructions.Shown> instructions,
        @Nullable String code,
        List<Report> reports) {

    /** @param until last moment for an answer; null where the institution takes none */
    public record Told(List<ToldMark> marks, @Nullable Instant until, boolean open) {}

    /** @param answer in the examinee's words; null while there is none */
    public record ToldMark(
            String id,
            String label,
            Instant from,
            @Nullable Instant to,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}

    /** @param deleted there was a recording, and its term is over */
    public record Recorded(boolean complete, boolean deleted, List<Stretch> streams, List<Stretch> gaps) {}

    /** @param cause of a gap; empty for what was recorded */
    public record Stretch(String stream, Instant from, Instant to, String cause) {}

    /**
     * The decision that stands.
     *
     * @param outdated the status was corrected since; it is decided again
     * @param appealUntil last moment for an appeal (R3-026); null where the institution sets none
     */
    public record Decision(
            boolean credited,
            String comment,
            Instant at,
            boolean corrected,
            boolean outdated,
            @Nullable Instant appealUntil,
            boolean appealOpen) {}

    /** Something disturbed the exam, in the examinee's words (R4-053). */
    public record Report(Instant at, String words) {}
}
