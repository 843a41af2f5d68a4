package app.vigil.live;

import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.Optional;

/** What the loader in the quiz page saw. */
public interface QuizSignals {

    /** When the loader last spoke; empty means there is no loader and its rules are not analysed. */
    Optional<Instant> lastSeen(SittingId sitting);

    /** A page of the quiz was opened while the gate was open (R2-065, status 6). */
    boolean quizSeen(SittingId sitting);
}
