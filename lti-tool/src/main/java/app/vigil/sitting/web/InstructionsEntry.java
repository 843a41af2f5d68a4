package app.vigil.sitting.web;

import app.vigil.people.DeskEntries;
import app.vigil.people.Duty;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads coordinators to the instructions of their institution; administrators find them on their own page. */
@Component
class InstructionsEntry implements DeskEntries {

    private final CoordinatesInstitution coordinates;

    InstructionsEntry(CoordinatesInstitution coordinates) {
        this.coordinates = coordinates;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        return visitor.examId() != null || visitor.lacks(Duty.COORDINATOR)
                ? List.of()
                : coordinates.coordinated(visitor.viewer().id()).stream()
                        .map(institution -> new Entry(
                                "sitting.instructions.title",
                                List.of(),
                                "/instructions/" + institution,
                                "journal-text",
                                0))
                        .toList();
    }
}
