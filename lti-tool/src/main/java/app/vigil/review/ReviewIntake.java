package app.vigil.review;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.review.ReviewRecords.Case;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Lets a sitting into review once its evidence is sealed, and not before (R4-020, R4-021). */
@Component
class ReviewIntake {

    private static final Logger log = LoggerFactory.getLogger(ReviewIntake.class);

    private final ReviewRecords records;
    private final Sittings sittings;
    private final Exams exams;
    private final InstitutionCalendar calendar;

    ReviewIntake(ReviewRecords records, Sittings sittings, Exams exams, InstitutionCalendar calendar) {
        this.records = records;
        this.sittings = sittings;
        this.exams = exams;
        this.calendar = calendar;
    }

    @ApplicationModuleListener
    void on(EvidenceSealed sealed) {
        Sitting sitting = sittings.find(sealed.sitting()).orElseThrow();
        Exam exam = exams.find(sealed.exam()).orElseThrow();
        Instant ended = sitting.endedAt() != null ? sitting.endedAt() : sealed.at();
        Instant due = calendar.reviewDue(exam.profile(), ended);
        records.enter(new Case(sealed.sitting(), sealed.exam(), sealed.at(), sealed.complete(), due));
        log.info("sitting {} entered review, due {}", sealed.sitting(), due);
    }
}
