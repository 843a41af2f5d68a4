package app.vigil.evidence;

import app.vigil.sitting.SittingId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was recorded of a sitting, as reviewers need it. */
public interface Recordings {

    Summary summary(SittingId sitting);

    /** @param recorded length of the camera stream */
    record Summary(Optional<Instant> startedAt, Duration recorded, boolean sealed, boolean complete, List<Gap> gaps) {}

    /**
     * A missing interval with its cause; material for status 5, never for status 2.
     *
     * @param cause for example {@code network}, {@code capture-lost}, {@code agent-reload}
     */
    record Gap(String stream, Instant from, Instant to, String cause) {}
}
