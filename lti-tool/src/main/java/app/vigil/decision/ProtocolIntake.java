package app.vigil.decision;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.decision.DecisionRecords.Awaiting;
import app.vigil.exam.Exams;
import app.vigil.review.VerificationStatusSet;
import java.time.Instant;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A status makes a row of the protocol; within one working day somebody decides on it (R2-047). */
@Component
class ProtocolIntake {

    private final DecisionRecords records;
    private final Exams exams;
    private final InstitutionCalendar calendar;

    ProtocolIntake(DecisionRecords records, Exams exams, InstitutionCalendar calendar) {
        this.records = records;
        this.exams = exams;
        this.calendar = calendar;
    }

    @ApplicationModuleListener
    void on(VerificationStatusSet set) {
        String profile = exams.find(set.exam()).orElseThrow().profile();
        Instant due = calendar.afterWorkingDays(profile, set.at(), 1);
        records.enter(new Awaiting(set.sitting(), set.exam(), set.version(), set.at(), due));
    }
}
