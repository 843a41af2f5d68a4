package app.vigil.passback;

import app.vigil.exam.ExamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was told to the platform about an exam, and how it fared; the teacher's view of the outbox. */
public interface ExamDeliveries {

    /** Newest first; superseded entries are left out. */
    List<Line> of(ExamId exam);

    /** Empty until the first launch told where the gradebook is. */
    Optional<Items> items(ExamId exam);

    /** Lets the gradebook's grade stand where it differs; false when there is no such conflict any more. */
    boolean keepTheirs(ExamId exam, UUID score);

    /** Sends everything again that stands still for a reason other than a grade somebody entered; how many that is. */
    int retryAll(ExamId exam);

    /** Reads back what the gradebook shows of the decisions delivered; how many are being compared. */
    int compare(ExamId exam);

    /** Sends a standing entry again; false when a newer one made it pointless or it is under way already. */
    boolean retry(ExamId exam, UUID score);

    /**
     * One score of one examinee.
     *
     * @param admission into the admission item, else the verification item
     * @param score of 100; null while nothing is graded
     * @param held what the gradebook holds instead, of 100; null when it is not known or nothing
     */
    record Line(
            UUID id,
            String examineeName,
            boolean admission,
            @Nullable Double score,
            @Nullable String remark,
            @Nullable Double held,
            DeliveryState state,
            @Nullable Reason reason,
            int attempts,
            Instant changedAt,
            boolean retriable) {}

    /** @param reason why the verification item is not there yet */
    record Items(boolean verificationInPlace, @Nullable Reason reason) {}
}
