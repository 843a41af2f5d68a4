package app.vigil.sitting.web;

import app.vigil.people.DeskEntries;
import app.vigil.sitting.OwnConsents;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads examinees to the page of their own data. */
@Component
class OwnDataEntry implements DeskEntries {

    private final OwnConsents own;

    OwnDataEntry(OwnConsents own) {
        this.own = own;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        if (visitor.examId() != null || own.sittings(visitor.viewer().id()).isEmpty()) {
            return List.of();
        }
        return List.of(new Entry("sitting.my-data.title", List.of(), "/my-data", "person-vcard", 0));
    }
}
