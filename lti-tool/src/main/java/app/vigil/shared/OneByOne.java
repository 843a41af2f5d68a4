package app.vigil.shared;

import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;

/** Rounds over many things of which one may be broken: that one is logged with its id, and the others get their turn. */
public final class OneByOne {

    private OneByOne() {}

    /** Does the work on each; what fails is tried again in the next round. */
    public static <T> void forEach(
            Logger log, Iterable<T> things, Function<? super T, ?> idOf, Consumer<? super T> work) {
        for (T thing : things) {
            try {
                work.accept(thing);
            } catch (RuntimeException broken) {
                log.error("{} is left out of this round and tried again in the next", idOf.apply(thing), broken);
            }
        }
    }
}
