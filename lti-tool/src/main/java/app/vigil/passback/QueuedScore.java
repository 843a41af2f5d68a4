package app.vigil.passback;

import app.vigil.sitting.SittingId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the outbox.
 *
 * @param number order within its lane
 * @param score of 100; null while nothing is graded
 * @param overrule a person said that ours is to stand, whatever the platform holds
 */
record QueuedScore(
        UUID id,
        UUID lane,
        long number,
        SittingId sitting,
        @Nullable Double score,
        @Nullable String remark,
        DeliveryState state,
        @Nullable Reason reason,
        int attempts,
        boolean overrule) {}
