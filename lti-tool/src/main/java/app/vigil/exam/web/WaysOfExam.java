package app.vigil.exam.web;

import app.vigil.exam.ExamId;
import app.vigil.people.Appointments;
import app.vigil.people.DeskEntries;
import app.vigil.people.DeskEntries.Visitor;
import app.vigil.shared.Viewer;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where else a viewer may go for one exam: what the other rooms offer on its card. */
@Component
class WaysOfExam {

    private final ObjectProvider<DeskEntries> rooms;
    private final Appointments appointments;

    WaysOfExam(ObjectProvider<DeskEntries> rooms, Appointments appointments) {
        this.rooms = rooms;
        this.appointments = appointments;
    }

    List<DeskEntries.Entry> of(Viewer viewer, ExamId exam) {
        Visitor visitor = new Visitor(viewer, appointments.dutiesOf(viewer.id()), exam.toString());
        return rooms.orderedStream()
                .filter(room -> !(room instanceof ExamDeskEntries))
                .flatMap(room -> room.entriesFor(visitor).stream())
                .toList();
    }
}
