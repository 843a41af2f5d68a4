package app.vigil.live;

import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What the loader in the quiz page saw. */
public interface QuizSignals {

    /** When the loader last spoke; empty means there is no loader and its rules are not analysed. */
    Optional<Instant> lastSeen(SittingId sitting);

    /** A page of the quiz was opened while the gate was open (R2-065, status 6). */
    boolean quizSeen(SittingId sitting);

    /** The loader spoke in one of these at least: where it is silent in another, no page was opened there. */
    boolean spokeInAny(Collection<SittingId> sittings);
}
