package app.vigil.sitting.web;

import app.vigil.people.DeskEntries;
import app.vigil.shared.Viewer;
import app.vigil.sitting.OwnConsents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads examinees to the page of their own data. */
@Component
class OwnDataEntry implements DeskEntries {

    private final OwnConsents own;

    OwnDataEntry(OwnConsents own) {
        this.own = own;
    }

    @Override
    public List<Entry> entriesFor(Viewer viewer, @Nullable String examId) {
        if (examId != null || own.sittings(viewer.id()).isEmpty()) {
            return List.of();
        }
        return List.of(new Entry("sitting.my-data.title", List.of(), "/my-data", "person-vcard", 0));
    }
}
