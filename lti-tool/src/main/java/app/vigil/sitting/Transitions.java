package app.vigil.sitting;

import static app.vigil.sitting.SittingState.ABANDONED;
import static app.vigil.sitting.SittingState.CHECKED;
import static app.vigil.sitting.SittingState.CONSENTED;
import static app.vigil.sitting.SittingState.DECLINED;
import static app.vigil.sitting.SittingState.EXPIRED;
import static app.vigil.sitting.SittingState.FINISHED;
import static app.vigil.sitting.SittingState.IDENTIFIED;
import static app.vigil.sitting.SittingState.LAUNCHED;
import static app.vigil.sitting.SittingState.PAUSED;
import static app.vigil.sitting.SittingState.RUNNING;
import static app.vigil.sitting.SittingState.TERMINATED;

import app.vigil.shared.ProblemException;
import java.util.Map;
import java.util.Set;

/**
 * Which step of a sitting may follow which. Every change of state goes through one of these methods; a step the
 * profile switches off is passed by the same arrow, only under its own event.
 */
final class Transitions {

    private static final Map<SittingState, Set<SittingState>> LEGAL = Map.ofEntries(
            Map.entry(LAUNCHED, Set.of(CONSENTED, DECLINED, TERMINATED, ABANDONED, EXPIRED)),
            Map.entry(CONSENTED, Set.of(LAUNCHED, CHECKED, TERMINATED, ABANDONED, EXPIRED)),
            Map.entry(CHECKED, Set.of(LAUNCHED, IDENTIFIED, TERMINATED, ABANDONED, EXPIRED)),
            Map.entry(IDENTIFIED, Set.of(LAUNCHED, RUNNING, TERMINATED, ABANDONED, EXPIRED)),
            Map.entry(RUNNING, Set.of(PAUSED, FINISHED, TERMINATED, ABANDONED, EXPIRED)),
            Map.entry(PAUSED, Set.of(RUNNING, FINISHED, TERMINATED, ABANDONED, EXPIRED)),
            Map.entry(FINISHED, Set.of()),
            Map.entry(DECLINED, Set.of()),
            Map.entry(TERMINATED, Set.of()),
            Map.entry(ABANDONED, Set.of()),
            Map.entry(EXPIRED, Set.of()));

    private Transitions() {}

    static boolean legal(SittingState from, SittingState to) {
        return LEGAL.getOrDefault(from, Set.of()).contains(to);
    }

    static SittingRow consent(SittingRow sitting) {
        return move(sitting, CONSENTED);
    }

    /** The consent was withdrawn before the start (R2-042). */
    static SittingRow askAgain(SittingRow sitting) {
        return move(sitting, LAUNCHED);
    }

    static SittingRow decline(SittingRow sitting) {
        return move(sitting, DECLINED);
    }

    static SittingRow check(SittingRow sitting) {
        return move(sitting, CHECKED);
    }

    static SittingRow identify(SittingRow sitting) {
        return move(sitting, IDENTIFIED);
    }

    /** From a finished identification; {@link #resume} is the other way into RUNNING. */
    static SittingRow start(SittingRow sitting) {
        requireFrom(sitting, IDENTIFIED, RUNNING);
        return move(sitting, RUNNING);
    }

    static SittingRow pause(SittingRow sitting) {
        return move(sitting, PAUSED);
    }

    static SittingRow resume(SittingRow sitting) {
        requireFrom(sitting, PAUSED, RUNNING);
        return move(sitting, RUNNING);
    }

    static SittingRow finish(SittingRow sitting) {
        return move(sitting, FINISHED);
    }

    static SittingRow terminate(SittingRow sitting) {
        return move(sitting, TERMINATED);
    }

    static SittingRow abandon(SittingRow sitting) {
        return move(sitting, ABANDONED);
    }

    static SittingRow expire(SittingRow sitting) {
        return move(sitting, EXPIRED);
    }

    private static SittingRow move(SittingRow sitting, SittingState to) {
        if (!legal(sitting.state(), to)) {
            throw refused(sitting, to);
        }
        return sitting.in(to);
    }

    private static void requireFrom(SittingRow sitting, SittingState from, SittingState to) {
        if (sitting.state() != from) {
            throw refused(sitting, to);
        }
    }

    private static ProblemException refused(SittingRow sitting, SittingState to) {
        return new ProblemException(
                        SittingProblem.SITTING_TRANSITION_REFUSED,
                        sitting.state().code(),
                        to.code(),
                        sitting.id().toString())
                .with("sitting", sitting.id())
                .with("from", sitting.state().code())
                .with("to", to.code());
    }
}
