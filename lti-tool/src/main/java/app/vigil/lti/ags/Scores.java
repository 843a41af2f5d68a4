package app.vigil.lti.ags;

import app.vigil.lti.RegistrationId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Client of the score and result services (AGS 2.0, 3.3 and 3.4). */
public interface Scores {

    /** Posts to {@code <lineItem>/scores}, keeping a query string behind the path. Never throws for a platform's answer. */
    ScoreOutcome post(RegistrationId registration, URI lineItem, Score score);

    /**
     * The newest timestamp a score may carry: the platform's time or ours, whichever is earlier, in whole seconds. A
     * score stamped ahead of the platform's clock would win over what a teacher enters until then.
     */
    Instant now(RegistrationId registration);

    /** Reads the user's result back; empty when the platform holds none. Fails with {@link PlatformFailure}. */
    Optional<Result> result(RegistrationId registration, URI lineItem, String userId);

    /** A result as the platform holds it. */
    record Result(Optional<Double> score, double maximum, Optional<String> comment) {}
}
