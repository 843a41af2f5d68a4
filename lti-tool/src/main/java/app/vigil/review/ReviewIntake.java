package app.vigil.review;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.EvidenceSupplemented;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.incident.MarkArrivedLate;
import app.vigil.review.ReviewCases.Missing;
import app.vigil.review.ReviewCases.Sealed;
import app.vigil.review.Supplements.Supplement;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Duration;
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
    private final MissingParts missing;
    private final ReviewTerms terms;
    private final Distribution distribution;

    ReviewIntake(
            ReviewRecords records,
            Sittings sittings,
            Exams exams,
            MissingParts missing,
            ReviewTerms terms,
            Distribution distribution) {
        this.records = records;
        this.sittings = sittings;
        this.exams = exams;
        this.missing = missing;
        this.terms = terms;
        this.distribution = distribution;
    }

    /** In the queue from admission on: a proctor may watch a sitting that is still running. */
    @ApplicationModuleListener
    void on(SittingEvent.ExamineeAdmitted admitted) {
        records.cases().recording(admitted.sitting(), admitted.exam(), admitted.examinee(), admitted.at());
    }

    @ApplicationModuleListener
    void on(EvidenceSealed sealed) {
        Sitting sitting = sittings.find(sealed.sitting()).orElseThrow();
        Exam exam = exams.find(sealed.exam()).orElseThrow();
        Instant begun = sitting.admittedAt();
        if (begun == null) {
            // Nothing was recorded before admission: a sitting that never got there is nobody's work.
            return;
        }
        Instant ended = sitting.endedAt() != null ? sitting.endedAt() : sealed.at();
        Instant due = terms.begin(sealed.sitting(), exam, ended, sealed.at());
        records.cases()
                .seal(new Sealed(
                        sealed.sitting(),
                        sealed.exam(),
                        sitting.examinee(),
                        begun,
                        ended,
                        sealed.at(),
                        due,
                        sealed.complete(),
                        missing(sealed.sitting(), exam)));
        distribution.entered(exam, sealed.sitting());
        log.info("sitting {} entered review, due {}", sealed.sitting(), due);
    }

    /**
     * What came late was seen by nobody, even where the rest of that time was watched. A status set before is the word
     * on another recording, so the sitting waits for a proctor again.
     */
    @ApplicationModuleListener
    void on(EvidenceSupplemented supplemented) {
        SittingId sitting = supplemented.sitting();
        records.cases().lock(sitting);
        Coverage late = Coverage.of(supplemented.stretches().stream()
                .map(stretch ->
                        new long[] {stretch.from().toEpochMilli(), stretch.to().toEpochMilli()})
                .toArray(long[][]::new));
        if (!records.supplements().add(new Supplement(sitting, supplemented.number(), supplemented.at(), late))) {
            return;
        }
        Exam exam = exams.find(supplemented.exam()).orElseThrow();
        records.cases().complete(sitting, supplemented.complete(), missing(sitting, exam));
        terms.lookAgain(sitting, supplemented.at());
        for (PersonId watcher : records.watchers(sitting)) {
            String watched = Objects.requireNonNull(records.coverage(sitting, watcher));
            records.keepCoverage(
                    sitting, watcher, Coverage.parse(watched).minus(late).toJson(), supplemented.at());
        }
        log.info("sitting {} was completed later by supplement {}", sitting, supplemented.number());
    }

    /** Nobody who set the status had this mark before them. */
    @ApplicationModuleListener
    void on(MarkArrivedLate arrived) {
        records.cases().lock(arrived.sitting());
        terms.lookAgain(arrived.sitting(), arrived.at());
    }

    /** What the list says of an incomplete recording; the whole table of gaps is in the player. */
    private Missing missing(SittingId id, Exam exam) {
        ReviewDocument.Missing parts = missing.of(sittings.find(id).orElseThrow(), exam.profile(), true);
        return new Missing(parts.intervals(), Duration.ofMillis(parts.milliseconds()));
    }
}
