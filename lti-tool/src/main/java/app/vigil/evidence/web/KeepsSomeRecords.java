package app.vigil.evidence.web;

import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.Duty;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Appointed to copy and issue recordings of any exam or unit. */
@Component
class KeepsSomeRecords implements AccessRule {

    private final ExamsOnDuty exams;

    KeepsSomeRecords(ExamsOnDuty exams) {
        this.exams = exams;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        return exams.appointed(viewer.id(), Duty.RECORDS_KEEPER);
    }
}
