package app.vigil.review;

import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.review.ReviewDocument.Outcome;
import app.vigil.review.ReviewDocument.SittingPart;
import app.vigil.review.ReviewDocument.Suggestion;
import app.vigil.review.ReviewDocument.Supplement;
import app.vigil.review.Reviews.Review;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the player shows, for the proctor who judges and for the decision maker who reads. */
@Component
public class ReviewDocuments {

    private final ReviewRecords records;
    private final SittingParts parts;
    private final Sittings sittings;
    private final Exams exams;
    private final MarkParts marks;
    private final StatusParts statuses;

    ReviewDocuments(
            ReviewRecords records,
            SittingParts parts,
            Sittings sittings,
            Exams exams,
            MarkParts marks,
            StatusParts statuses) {
        this.records = records;
        this.parts = parts;
        this.sittings = sittings;
        this.exams = exams;
        this.marks = marks;
        this.statuses = statuses;
    }

    /** The document of a sitting as this reader sees it. */
    @Transactional(readOnly = true)
    public ReviewDocument of(SittingId id, PersonId reader, Locale locale) {
        Sitting sitting = sittings.find(id).orElseThrow();
        Exam exam = exams.find(sitting.exam()).orElseThrow();
        SittingPart part = parts.of(sitting, exam);
        String watched = records.coverage(id, reader);
        List<Supplements.Supplement> late = records.supplements().of(id);
        boolean apart = records.seconds().awaitedFrom(reader, id);
        return new ReviewDocument(
                part,
                "/api/recordings/" + id,
                apart ? marks.asProposed(id, locale) : marks.of(id, locale),
                marks.notAnalysed(id, locale),
                marks.violations(locale),
                statuses.choices(exam, locale),
                apart ? parts.untold(id, locale) : parts.identity(id, locale),
                parts.documentKind(id, locale),
                watched == null ? new long[0][] : Coverage.parse(watched).pairs(),
                statuses.toWatch(id),
                apart ? Suggestion.NONE : statuses.suggestion(sitting, part, locale),
                late.stream()
                        .map(one -> new Supplement(
                                one.number(),
                                one.signedAt().toEpochMilli(),
                                one.late().pairs()))
                        .toList(),
                apart
                        ? null
                        : records.find(id)
                                .map(review -> outcome(review, reader))
                                .orElse(null),
                apart);
    }

    private Outcome outcome(Review review, PersonId reader) {
        boolean changed = records.cases()
                .find(review.sitting())
                .filter(one -> one.stage() == ReviewQueue.Stage.CHANGED)
                .isPresent();
        return new Outcome(
                review.version(),
                review.status().number(),
                review.comment(),
                changed,
                records.watchedFor(review).pairs(),
                changed ? null : statuses.act(review, reader));
    }
}
