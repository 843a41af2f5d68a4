package app.vigil.decision.web;

import app.vigil.people.DeskEntries;
import app.vigil.people.Duty;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads to the papers that wait for the visitor's signature. */
@Component
class PaperDesk implements DeskEntries {

    private final PaperShelf shelf;

    PaperDesk(PaperShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        boolean mayBeAsked =
                !visitor.lacks(Duty.PROCTOR) || !visitor.lacks(Duty.DECISION_MAKER) || !visitor.lacks(Duty.COORDINATOR);
        if (!mayBeAsked) {
            return List.of();
        }
        List<PaperShelf.Line> lines = shelf.toSign(visitor.viewer().id());
        int waiting =
                Math.toIntExact(lines.stream().filter(PaperShelf.Line::yours).count());
        return lines.isEmpty() ? List.of() : List.of(new Entry("paper.desk", List.of(), "/papers", "pen", waiting));
    }
}
