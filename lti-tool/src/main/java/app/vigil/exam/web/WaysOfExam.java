package app.vigil.exam.web;

import app.vigil.exam.ExamId;
import app.vigil.people.DeskEntries;
import app.vigil.shared.Viewer;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where else a viewer may go for one exam: what the other rooms offer on its card. */
@Component
class WaysOfExam {

    private final ObjectProvider<DeskEntries> rooms;

    WaysOfExam(ObjectProvider<DeskEntries> rooms) {
        this.rooms = rooms;
    }

    List<DeskEntries.Entry> of(Viewer viewer, ExamId exam) {
        return rooms.orderedStream()
                .filter(room -> !(room instanceof ExamDeskEntries))
                .flatMap(room -> room.entriesFor(viewer, exam.toString()).stream())
                .toList();
    }
}
