package app.vigil.review;

import app.vigil.exam.Exam;
import app.vigil.review.ReviewDocument.Act;
import app.vigil.review.ReviewDocument.SittingPart;
import app.vigil.review.ReviewDocument.Status;
import app.vigil.review.ReviewDocument.Suggestion;
import app.vigil.review.ReviewDocument.ToWatch;
import app.vigil.review.Reviews.Review;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The six statuses with their conditions (R2-065), what comes before one may be set, and the advice beside them. */
@Component
class StatusParts {

    private final StatusAdvice advice;
    private final WatchDemand demand;
    private final MessageSource messages;

    // Asked late: the room above that answers needs this room for itself.
    private final ObjectProvider<ViolationActs> acts;

    StatusParts(StatusAdvice advice, WatchDemand demand, MessageSource messages, ObjectProvider<ViolationActs> acts) {
        this.advice = advice;
        this.demand = demand;
        this.acts = acts;
        this.messages = messages;
    }

    List<Status> choices(Exam exam, Locale locale) {
        return Arrays.stream(VerificationStatus.values())
                .map(status -> choice(status, exam, locale))
                .toList();
    }

    ToWatch toWatch(SittingId sitting) {
        return demand.of(sitting);
    }

    Suggestion suggestion(Sitting sitting, SittingPart part, Locale locale) {
        return advice.of(sitting, part.missing(), part.evidenceSealed(), locale);
    }

    /** The act that the reader's own status calls for; null where it calls for none, or is somebody else's. */
    @Nullable
    Act act(Review review, PersonId reader) {
        return review.proctor().equals(reader)
                ? acts.stream()
                        .flatMap(room -> room.of(review.sitting()).stream())
                        .map(act -> new Act(act.path()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private Status choice(VerificationStatus status, Exam exam, Locale locale) {
        String key = "status." + status.number();
        Object[] kind = {exam.kind().code()};
        return new Status(
                status.number(),
                messages.getMessage(key, null, locale),
                messages.getMessage(key + ".condition", kind, locale),
                status.needsComment());
    }
}
