package app.vigil.review;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finished and open reviews, for the rooms above. */
public interface Reviews {

    Optional<Review> find(SittingId sitting);

    /** The version that a decision was taken on, which a newer one leaves as it was. */
    Optional<Review> find(SittingId sitting, int version);

    /** All reviews of an exam that have a status. */
    List<Review> ofExam(ExamId exam);

    /** Sittings of an exam on whose status a proctor has to look again: recording or marks changed after it. */
    Set<SittingId> reopened(ExamId exam);

    /** How many sealed recordings of these exams wait for a status. */
    int countOpen(Collection<ExamId> exams);

    /** The same for each exam apart; an exam with none is left out. */
    Map<ExamId, Integer> openByExam(Collection<ExamId> exams);

    /** Opinions that colleagues gave beside the review, in the order they were asked; those still awaited are not told. */
    Map<SittingId, List<SecondOpinion>> secondOpinions(Collection<SittingId> sittings);

    /**
     * What whoever set these versions had watched by then (B11), in whole percent of the sitting; one that never began is
     * left out.
     */
    Map<SittingId, Integer> watched(Collection<Review> versions);

    /** Everybody who ever set a status or gave a second opinion, by sitting: none of them may decide on it. */
    Map<SittingId, Set<PersonId>> reviewersOfExam(ExamId exam);

    /** What a colleague would have set, given without sight of the review (B23). */
    record SecondOpinion(PersonId proctor, VerificationStatus status, String comment) {}

    /**
     * A review, the newest version where none is named.
     *
     * @param version grows with every correction; the old stay
     */
    record Review(
            SittingId sitting,
            ExamId exam,
            int version,
            VerificationStatus status,
            String comment,
            boolean identityConfirmed,
            PersonId proctor,
            Instant at) {}
}
