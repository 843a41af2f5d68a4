package app.vigil.review;

import app.vigil.exam.Exam;
import app.vigil.review.ReviewDocument.SittingPart;
import app.vigil.review.ReviewDocument.Status;
import app.vigil.review.ReviewDocument.Suggestion;
import app.vigil.review.ReviewDocument.ToWatch;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The six statuses with their conditions (R2-065), what comes before one may be set, and the advice beside them. */
@Component
class StatusParts {

    private final StatusAdvice advice;
    private final WatchDemand demand;
    private final MessageSource messages;

    StatusParts(StatusAdvice advice, WatchDemand demand, MessageSource messages) {
        this.advice = advice;
        this.demand = demand;
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
