package app.vigil.evidence.web;

import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.DeskEntries;
import app.vigil.people.Duty;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads a records keeper to the recordings. */
@Component
@Order(600)
class RecordsEntry implements DeskEntries {

    private final ExamsOnDuty exams;

    RecordsEntry(ExamsOnDuty exams) {
        this.exams = exams;
    }

    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        String examId = visitor.examId();
        boolean shown = !visitor.lacks(Duty.RECORDS_KEEPER)
                && (examId == null
                        || exams.ofRecordsKeeper(visitor.viewer().id()).stream()
                                .anyMatch(exam -> exam.id().toString().equals(examId)));
        return shown ? List.of(new Entry("evidence.records.desk", List.of(), "/recordings", "archive", 0)) : List.of();
    }
}
