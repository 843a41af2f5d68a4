package app.vigil.passback;

import app.vigil.exam.Exam;
import app.vigil.sitting.Sitting;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the gradebook says about one sitting: the status, or status and decision. */
@Component
class Remarks {

    private final ItemBook book;
    private final Wording wording;
    private final StatusPublication published;

    Remarks(ItemBook book, Wording wording, StatusPublication published) {
        this.book = book;
        this.wording = wording;
        this.published = published;
    }

    /** Empty while there is nothing the student is to read yet. */
    Optional<String> of(Sitting sitting, Exam exam, Optional<Decisions.Decision> decision) {
        String course = book.find(exam.id()).map(ItemBook.Items::language).orElse(sitting.locale());
        Locale language = wording.language(exam, course);
        Optional<String> status =
                published.told(exam, sitting.id()).map(review -> wording.status(review.status(), language));
        if (decision.isPresent()) {
            String words =
                    wording.decision(decision.get().credited(), decision.get().words(), language);
            return Optional.of(Wording.joined(status.orElse(null), words));
        }
        return status;
    }
}
