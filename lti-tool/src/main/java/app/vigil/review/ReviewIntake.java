package app.vigil.review;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.EvidenceSupplemented;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.review.ReviewRecords.Case;
import app.vigil.review.Supplements.Supplement;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import java.util.Objects;
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

    /**
     * What came late was seen by nobody, even where the rest of that time was watched. A status set before is the word
     * on another recording, so the sitting waits for a proctor again.
     */
    @ApplicationModuleListener
    void on(EvidenceSupplemented supplemented) {
        SittingId sitting = supplemented.sitting();
        records.lock(sitting);
        Coverage late = Coverage.of(supplemented.stretches().stream()
                .map(stretch ->
                        new long[] {stretch.from().toEpochMilli(), stretch.to().toEpochMilli()})
                .toArray(long[][]::new));
        if (!records.supplements().add(new Supplement(sitting, supplemented.number(), supplemented.at(), late))) {
            return;
        }
        records.complete(sitting, supplemented.complete());
        for (PersonId watcher : records.watchers(sitting)) {
            String watched = Objects.requireNonNull(records.coverage(sitting, watcher));
            records.keepCoverage(
                    sitting, watcher, Coverage.parse(watched).minus(late).toJson(), supplemented.at());
        }
        log.info("sitting {} was completed later by supplement {}", sitting, supplemented.number());
    }
}
