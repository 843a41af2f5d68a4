package app.vigil.lti.ags;

import app.vigil.lti.RegistrationId;
import java.net.URI;
import java.util.Optional;

/** Client of the score and result services (AGS 2.0, 3.3 and 3.4). */
public interface Scores {

    /** Posts to {@code <lineItem>/scores}, keeping a query string behind the path. Never throws for a platform's answer. */
    ScoreOutcome post(RegistrationId registration, URI lineItem, Score score);

    /** Reads the user's result back; empty when the platform holds none. Fails with {@link PlatformFailure}. */
    Optional<Result> result(RegistrationId registration, URI lineItem, String userId);

    /** A result as the platform holds it. */
    record Result(Optional<Double> score, double maximum, Optional<String> comment) {}
}
