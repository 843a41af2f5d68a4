package app.vigil.passback;

import app.vigil.decision.QuizScores;
import app.vigil.exam.ExamId;
import app.vigil.lti.ags.LineItem;
import app.vigil.lti.ags.LineItems;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.ags.Scores;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the columns of a platform's gradebook that are not ours, through the gradebook service (R2-062). */
@Component
class PlatformColumns implements QuizScores {

    private static final Logger log = LoggerFactory.getLogger(PlatformColumns.class);

    private final ItemBook book;
    private final LineItems lineItems;
    private final Scores scores;

    PlatformColumns(ItemBook book, LineItems lineItems, Scores scores) {
        this.book = book;
        this.lineItems = lineItems;
        this.scores = scores;
    }

    @Override
    public List<Column> of(ExamId exam, Collection<Person> examinees) {
        return book.find(exam).map(items -> columns(items, examinees)).orElse(List.of());
    }

    private List<Column> columns(ItemBook.Items items, Collection<Person> examinees) {
        try {
            return lineItems.find(items.registration(), items.container(), LineItems.Filter.ALL).stream()
                    .filter(item -> foreign(item, items))
                    .map(item -> new Column(item.label(), read(items, item, examinees)))
                    .toList();
        } catch (PlatformFailure failure) {
            log.warn("columns of exam {} cannot be read: {}; an export can be imported", items.exam(), failure.kind());
            return List.of();
        }
    }

    private static boolean foreign(LineItem item, ItemBook.Items items) {
        return !item.id().equals(items.admission())
                && !item.id().equals(items.verification())
                && !VerificationItems.TAG.equals(item.tag());
    }

    private Map<PersonId, String> read(ItemBook.Items items, LineItem item, Collection<Person> examinees) {
        Map<PersonId, String> read = new HashMap<>();
        for (Person person : examinees) {
            scores.result(items.registration(), item.id(), person.subject())
                    .flatMap(Scores.Result::score)
                    .ifPresent(score -> read.put(person.id(), written(score)));
        }
        return read;
    }

    private static String written(double score) {
        return BigDecimal.valueOf(score).stripTrailingZeros().toPlainString();
    }
}
