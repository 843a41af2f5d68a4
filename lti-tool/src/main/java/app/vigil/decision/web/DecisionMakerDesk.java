package app.vigil.decision.web;

import app.vigil.decision.DecisionLoads;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.DeskEntries;
import app.vigil.people.Duty;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads a decision maker to the protocols. */
@Component
@Order(300)
class DecisionMakerDesk implements DeskEntries {

    private final DecisionLoads loads;
    private final ExamsOnDuty exams;

    DecisionMakerDesk(DecisionLoads loads, ExamsOnDuty exams) {
        this.loads = loads;
        this.exams = exams;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        String examId = visitor.examId();
        if (visitor.lacks(Duty.DECISION_MAKER)) {
            return List.of();
        }
        List<Exam> shown = exams.ofDecisionMaker(visitor.viewer().id()).stream()
                .filter(exam -> examId == null || exam.id().toString().equals(examId))
                .toList();
        if (examId != null && shown.isEmpty()) {
            return List.of();
        }
        String path = examId == null ? "/decisions" : "/protocols/" + examId;
        return List.of(new Entry("decision.desk", List.of(), path, "file-earmark-check", loads.countWaiting(shown)));
    }
}
