package app.vigil.lti.proctoring;

import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.StartProctoringLaunch;
import java.util.Optional;

/** Attempts that platforms asked this tool to proctor. */
public interface ProctoredAttempts {

    /**
     * Keeps what the message says. A re-launch finds the attempt it began; its newest session data and addresses replace
     * the earlier ones, for a platform believes only those. Call it outside of a transaction.
     */
    ProctoredAttempt keep(StartProctoringLaunch launch);

    Optional<ProctoredAttempt> find(AttemptId id);

    /**
     * The started attempt that is over now. A message without resource link means the one of that number started last. Fails
     * with problem {@code launch-attempt-unknown}.
     */
    ProctoredAttempt of(EndAssessmentLaunch launch);
}
