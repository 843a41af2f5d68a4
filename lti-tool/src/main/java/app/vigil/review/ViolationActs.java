package app.vigil.review;

import app.vigil.sitting.SittingId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asked of the room above that draws up papers: how it stands with the act on a sitting's violations (R4-056). */
public interface ViolationActs {

    /** Empty where none is called for. */
    Optional<Act> of(SittingId sitting);

    /** @param path page of the one that was drawn up; null while it is still to be */
    record Act(@Nullable String path) {}
}
