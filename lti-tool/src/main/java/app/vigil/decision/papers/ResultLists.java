package app.vigil.decision.papers;

import app.vigil.decision.Outcomes;
import app.vigil.decision.Protocol.Head;
import app.vigil.decision.Protocols;
import app.vigil.exam.Exam;
import app.vigil.review.Reviews;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether an exam's results are told in full: a list may name one group, or those decided so far. */
@Component
class ResultLists {

    private final PaperBook book;
    private final Protocols protocols;
    private final Outcomes outcomes;
    private final Reviews reviews;

    ResultLists(PaperBook book, Protocols protocols, Outcomes outcomes, Reviews reviews) {
        this.book = book;
        this.protocols = protocols;
        this.outcomes = outcomes;
        this.reviews = reviews;
    }

    /** Every sealed sitting stands decided on a list of this kind that no later one replaced. */
    boolean nameEverybody(Exam exam, PaperKind kind, PersonId reader) {
        if (reviews.countOpen(List.of(exam.id())) > 0) {
            return false;
        }
        Protocols.Reading reading = protocols.read(exam, reader);
        boolean waitsForPoints = kind == PaperKind.PUBLICATION_LIST && reading.awaited() != null;
        List<Listed> lists = book.ofExam(exam.id()).stream()
                .filter(paper -> paper.kind() == kind && !paper.replaced())
                .map(paper -> new Listed(
                        new PaperForm.Order(exam, paper.sitting(), paper.group(), Locale.ROOT),
                        outcomes.since(exam.id(), paper.issuedAt())))
                .toList();
        return !waitsForPoints
                && reading.heads().stream()
                        .allMatch(row -> !row.open() && lists.stream().anyMatch(list -> list.names(row)));
    }

    /** @param later decided on when the list was drawn up already */
    private record Listed(PaperForm.Order order, Set<SittingId> later) {

        boolean names(Head row) {
            return order.covers(row.sitting(), row.group()) && !later.contains(SittingId.of(row.sitting()));
        }
    }
}
