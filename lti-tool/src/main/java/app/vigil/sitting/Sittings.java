package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sittings as other rooms see them. */
public interface Sittings {

    Optional<Sitting> find(SittingId id);

    List<Sitting> findAll(Collection<SittingId> ids);

    List<Sitting> ofExam(ExamId exam);

    /** All attempts of one examinee at an exam, newest first: several where the platform counts them. */
    List<Sitting> attempts(ExamId exam, PersonId examinee);

    /** Who sat, by sitting: all of an exam that has thousands, without what else a sitting is. */
    Map<SittingId, PersonId> examineesOf(ExamId exam);

    /** How many are recorded at this moment, by exam; an exam without any is left out. */
    Map<ExamId, Integer> testedNow(Collection<ExamId> exams);

    /** Which document was shown (R2-031), label {@code document-kind.<code>}; empty before identification. */
    Optional<String> documentKind(SittingId id);

    /** What the browser found at the identification. */
    IdentityHints identityHints(SittingId id);

    /** The sitting whose loader token this is; empty when unknown or the sitting has ended. */
    Optional<SittingId> ofLoaderToken(String token);

    /**
     * Does something that belongs to these states while the sitting is held, so that no step is taken meanwhile; false,
     * and nothing done, when it is in another one.
     */
    boolean whileIn(Set<SittingState> states, SittingId id, Runnable work);

    /** RUNNING → PAUSED on a proctor's word; the recording goes on. */
    void pause(SittingId id);

    /** PAUSED → RUNNING. */
    void resume(SittingId id);

    /** Ends an open sitting at once and closes the gate; the reason is told to the student. */
    void terminate(SittingId id, PersonId by, String reason);
}
