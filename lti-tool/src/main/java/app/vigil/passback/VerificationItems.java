package app.vigil.passback;

import app.vigil.exam.Exams;
import app.vigil.lti.ags.LineItem;
import app.vigil.lti.ags.LineItems;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.shared.OneByOne;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds or creates the verification item of an exam, without a resource link: a second item of the link would make the
 * {@code lineitem} claim vanish from launches (lti.md, quirk 8). Found by resource id and tag, so that a second attempt
 * or another installation of the database never makes a second one.
 */
@Component
class VerificationItems {

    static final String TAG = "verification";
    static final double MAXIMUM = 100;
    /** People reach the sitting from its grade, at any time. */
    private static final LineItem.SubmissionReview OPENS_THE_SITTING =
            new LineItem.SubmissionReview(List.of(), null, null, Map.of());

    private static final Logger log = LoggerFactory.getLogger(VerificationItems.class);

    private final ItemBook book;
    private final LineItems lineItems;
    private final Exams exams;
    private final Wording wording;

    VerificationItems(ItemBook book, LineItems lineItems, Exams exams, Wording wording) {
        this.book = book;
        this.lineItems = lineItems;
        this.exams = exams;
        this.wording = wording;
    }

    /** Works on all exams whose item is due. */
    void ensureDue() {
        OneByOne.forEach(log, book.claimIncomplete(), ItemBook.Items::exam, this::ensure);
    }

    private void ensure(ItemBook.Items items) {
        try {
            book.verificationItem(items.exam(), findOrCreate(items));
            log.info("verification item of exam {} is in place", items.exam());
        } catch (PlatformFailure failure) {
            Reason reason = Reason.of(failure.kind());
            book.postpone(items.exam(), reason, Outbox.BACKOFF.after(items.attempts()));
            log.warn("verification item of exam {} is missing: {}; it is tried again", items.exam(), reason.code());
        }
    }

    private URI findOrCreate(ItemBook.Items items) {
        String resourceId = items.exam().toString();
        List<LineItem> found = lineItems.find(items.registration(), items.container(), resourceId, TAG);
        if (!found.isEmpty()) {
            return found.getFirst().id();
        }
        String label = exams.find(items.exam())
                .map(exam -> wording.itemLabel(exam, items.language()))
                .orElse(TAG);
        return lineItems
                .create(
                        items.registration(),
                        items.container(),
                        new LineItems.NewLineItem(label, MAXIMUM, resourceId, TAG, OPENS_THE_SITTING))
                .id();
    }
}
