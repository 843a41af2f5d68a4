package app.vigil.review;

import app.vigil.review.ReviewDocument.IdentityHint;
import app.vigil.sitting.DocumentLikeness;
import app.vigil.sitting.DocumentReading;
import app.vigil.sitting.IdentityHints;
import app.vigil.sitting.Liveness;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the browser found at the identification, in the words of who compares the photos. */
@Component
class IdentityWords {

    private final Sittings sittings;
    private final MessageSource messages;

    IdentityWords(Sittings sittings, MessageSource messages) {
        this.sittings = sittings;
        this.messages = messages;
    }

    /** Null when the exam asks for none. */
    @Nullable
    String documentKind(SittingId sitting, Locale locale) {
        return sittings.documentKind(sitting)
                .map(kind -> messages.getMessage("document-kind." + kind, null, kind, locale))
                .orElse(null);
    }

    /** Only what was looked at. */
    List<IdentityHint> hints(SittingId sitting, Locale locale) {
        IdentityHints found = sittings.identityHints(sitting);
        List<IdentityHint> hints = new ArrayList<>();
        if (found.reading() != null) {
            boolean hard = found.reading().outcome() == DocumentReading.Outcome.HARD_TO_READ;
            hints.add(new IdentityHint("document", hard, words(found.reading(), locale)));
        }
        if (found.likeness() != null) {
            boolean unlike = found.likeness().outcome() == DocumentLikeness.Outcome.UNLIKE;
            hints.add(new IdentityHint("likeness", unlike, words(found.likeness(), locale)));
        }
        if (found.liveness() != null) {
            hints.add(new IdentityHint("liveness", false, words(found.liveness(), locale)));
        }
        return List.copyOf(hints);
    }

    private String words(DocumentReading reading, Locale locale) {
        String faults = reading.faults().stream()
                .map(fault -> messages.getMessage("document-fault." + fault, null, locale))
                .collect(Collectors.joining(", "));
        String measured = reading.measured().stream()
                .map(one -> messages.getMessage(
                        "document-measured." + one.code(), new Object[] {one.value(), one.threshold()}, locale))
                .collect(Collectors.joining("; "));
        Object[] told = {faults, measured, reading.tries(), reading.version()};
        return messages.getMessage("document-reading." + reading.outcome().code(), told, locale);
    }

    private String words(DocumentLikeness likeness, Locale locale) {
        if (likeness.reason() != null) {
            String reason = messages.getMessage("document-likeness.reason." + likeness.reason(), null, locale);
            return messages.getMessage("document-likeness.not-compared", new Object[] {reason}, locale);
        }
        Object[] told = {likeness.distance(), likeness.threshold(), likeness.version()};
        return messages.getMessage("document-likeness." + likeness.outcome().code(), told, locale);
    }

    private String words(Liveness liveness, Locale locale) {
        String asked = liveness.asked().stream()
                .map(step -> messages.getMessage("liveness.step." + step, null, locale))
                .collect(Collectors.joining(", "));
        Object[] told = {asked, Math.round(liveness.seconds())};
        return messages.getMessage("liveness." + liveness.outcome().code(), told, locale);
    }
}
