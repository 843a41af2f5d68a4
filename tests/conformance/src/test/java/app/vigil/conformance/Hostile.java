package app.vigil.conformance;

import app.vigil.conformance.token.Forgery;
import java.util.function.Consumer;

/**
 * One way to break one clause.
 *
 * @param clause of the standard, in short
 * @param what is wrong
 * @param problem code of the refusal
 * @param how it is done to a token that was right
 */
record Hostile(String clause, String what, String problem, Consumer<Forgery> how) {

    /** The display name of the case. */
    @Override
    public String toString() {
        return clause + ": " + what + " → " + problem;
    }

    /** Collects the cases of one clause. */
    static Clause clause(String name, String problem) {
        return new Clause(name, problem);
    }

    /** A clause and the refusal it leads to. */
    record Clause(String name, String problem) {

        Hostile when(String what, Consumer<Forgery> how) {
            return new Hostile(name, what, problem, how);
        }
    }
}
