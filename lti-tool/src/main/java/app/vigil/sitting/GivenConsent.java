package app.vigil.sitting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent as it was given: once for all exams, valid until withdrawn (R2-042).
 *
 * @param sitting where it was given
 * @param sha256 of the words shown
 */
public record GivenConsent(
        UUID id,
        SittingId sitting,
        String version,
        String locale,
        String sha256,
        Instant givenAt,
        @Nullable Instant withdrawnAt) {

    public boolean withdrawn() {
        return withdrawnAt != null;
    }
}
