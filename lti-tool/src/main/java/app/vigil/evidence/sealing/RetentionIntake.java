package app.vigil.evidence.sealing;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.retention.Retention;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Begins the term of a recording with its end (R1-014). */
@Component
class RetentionIntake {

    private final Retention retention;
    private final Sittings sittings;
    private final Exams exams;

    RetentionIntake(Retention retention, Sittings sittings, Exams exams) {
        this.retention = retention;
        this.sittings = sittings;
        this.exams = exams;
    }

    @ApplicationModuleListener
    void on(EvidenceSealed sealed) {
        Sitting sitting = sittings.find(sealed.sitting()).orElseThrow();
        Instant ended = sitting.endedAt() == null ? sealed.at() : sitting.endedAt();
        Exam exam = exams.find(sealed.exam()).orElseThrow();
        retention.keep(sitting.id().value(), exam.registration().value(), exam.profile(), ended);
    }
}
