package app.vigil.evidence.web;

import app.vigil.people.DeskEntries;
import app.vigil.people.Duty;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads coordinators to the points under surveillance; teachers come from their exams, administrators from theirs. */
@Component
@Order(610)
class PointsEntry implements DeskEntries {

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        return visitor.examId() == null && !visitor.lacks(Duty.COORDINATOR)
                ? List.of(new Entry("recording-papers.desk", List.of(), "/recordings/points", "camera-video", 0))
                : List.of();
    }
}
