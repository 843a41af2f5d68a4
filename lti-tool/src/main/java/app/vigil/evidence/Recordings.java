package app.vigil.evidence;

import app.vigil.sitting.SittingId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was recorded of a sitting, as reviewers need it. */
public interface Recordings {

    Summary summary(SittingId sitting);

    /** What a player's page says of the recording; empty while nothing is recorded. */
    Optional<Beginning> beginning(SittingId sitting);

    /**
     * What the first pictures need, so that they wait neither for the index of hours nor for the player's script.
     *
     * @param index JSON as the address of the recording answers with, cut down to the first segments
     * @param media where the bytes of these pictures are
     */
    record Beginning(String index, List<String> media) {}

    /** What is missing of it as far as it is known now, in order of time. */
    List<Gap> gaps(SittingId sitting);

    /** When the first picture of the camera was taken; recordings without any are left out. */
    Map<SittingId, Instant> startedAt(Collection<SittingId> sittings);

    /** What of each stream can be played, in order: takes, and their parts around what is missing. */
    List<Span> spans(SittingId sitting);

    /** A stretch of one stream. */
    record Span(String stream, Instant from, Instant to) {}

    /** @param recorded length of the camera stream */
    record Summary(Optional<Instant> startedAt, Duration recorded, boolean sealed, boolean complete, List<Gap> gaps) {}

    /**
     * A missing interval with its cause; material for status 5, never for status 2.
     *
     * @param cause for example {@code network}, {@code capture-lost}, {@code agent-reload}
     */
    record Gap(String stream, Instant from, Instant to, String cause) {}
}
