package app.vigil.people.web;

import app.vigil.people.Administration;
import app.vigil.people.DeskEntries;
import app.vigil.people.Duty;
import app.vigil.shared.Viewer;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads administrators from the desk to the administration. */
@Component
@Order(900)
class AdministrationEntries implements DeskEntries {

    private final Administration administration;

    AdministrationEntries(Administration administration) {
        this.administration = administration;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        Viewer viewer = visitor.viewer();
        boolean asked = visitor.examId() == null && (viewer.operator() || !visitor.lacks(Duty.ADMINISTRATOR));
        return asked && administration.administersAny(viewer)
                ? List.of(new Entry("people.desk.administration", List.of(), "/admin", "gear", 0))
                : List.of();
    }
}
