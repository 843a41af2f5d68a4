package app.vigil.review;

import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.incident.Incidents;
import app.vigil.review.ReviewRecords.Case;
import app.vigil.review.ReviewRecords.Identity;
import app.vigil.review.Reviews.Review;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a proctor does to a sitting: verdicts and own marks (R2-034, R2-066), identity (R2-033), coverage, one of the six
 * statuses (R2-065). Publishes {@link VerificationStatusSet}.
 */
@Component
@Transactional
public class Reviewing {

    /** Keeps the published event within what the event log stores. */
    private static final int LONGEST_COMMENT = 3000;

    private static final int LONGEST_NOTE = 2000;

    private static final Logger log = LoggerFactory.getLogger(Reviewing.class);

    private final ReviewRecords records;
    private final Incidents incidents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviewing(ReviewRecords records, Incidents incidents, ApplicationEventPublisher events, Clock clock) {
        this.records = records;
        this.incidents = incidents;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A human's word on a mark.
     *
     * @param violation what it is in the proctor's eyes; null keeps the proposal
     */
    public record MarkVerdict(
            IncidentId mark, boolean confirmed, @Nullable Violation violation, String note) {}

    /** A mark the proctor adds. */
    public record OwnMark(Violation violation, Instant from, Instant to, String note) {}

    /** Confirms or dismisses a mark; the machine's word stays beside it. */
    public void judge(SittingId sitting, MarkVerdict verdict, PersonId by) {
        Incident mark = incidents
                .find(verdict.mark())
                .filter(found -> found.sitting().equals(sitting))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("mark", verdict.mark()));
        Violation violation = verdict.violation() == null ? mark.violation() : verdict.violation();
        incidents.judge(
                mark.id(),
                new Incident.Verdict(
                        verdict.confirmed(), violation, checked(verdict.note(), LONGEST_NOTE), by, clock.instant()));
    }

    /** Adds a mark of the proctor's own. */
    public void mark(SittingId sitting, OwnMark mark, PersonId by) {
        if (!mark.to().isAfter(mark.from())) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).with("sitting", sitting);
        }
        incidents.mark(sitting, mark.violation(), mark.from(), mark.to(), checked(mark.note(), LONGEST_NOTE), by);
    }

    /** Says whether the face is that of the document (R2-033); where a status stands, it becomes a new version. */
    public void judgeIdentity(SittingId sitting, boolean confirmed, String note, PersonId by) {
        records.lock(sitting);
        records.add(sitting, new Identity(confirmed, checked(note, LONGEST_NOTE), by, now()));
        records.find(sitting)
                .filter(review -> review.identityConfirmed() != confirmed)
                .ifPresent(review -> publish(new Review(
                        sitting,
                        review.exam(),
                        review.version() + 1,
                        review.status(),
                        review.comment(),
                        confirmed,
                        by,
                        now())));
    }

    /** Adds to what this proctor has actually seen. */
    public void watched(SittingId sitting, long[][] intervals, PersonId by) {
        try {
            String known = records.coverage(sitting, by);
            Coverage before = known == null ? Coverage.NOTHING : Coverage.parse(known);
            Coverage after = before.plus(Coverage.of(intervals));
            records.keepCoverage(sitting, by, after.toJson(), now());
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST)
                    .with("sitting", sitting)
                    .causedBy(malformed);
        }
    }

    /** Sets or corrects the status; problems {@code review-evidence-not-sealed}, {@code review-identity-open}, … */
    public void setStatus(SittingId sitting, VerificationStatus status, String comment, PersonId by) {
        Case reviewed = records.lock(sitting)
                .orElseThrow(() -> new ProblemException(ReviewProblem.EVIDENCE_NOT_SEALED).with("sitting", sitting));
        refusal(sitting, status, comment).ifPresent(problem -> {
            throw new ProblemException(problem).with("sitting", sitting);
        });
        int version = records.find(sitting).map(Review::version).orElse(0) + 1;
        boolean identified = records.identity(sitting).map(Identity::confirmed).orElse(false);
        publish(new Review(
                sitting, reviewed.exam(), version, status, checked(comment, LONGEST_COMMENT), identified, by, now()));
    }

    private void publish(Review review) {
        records.add(review);
        events.publishEvent(new VerificationStatusSet(
                review.sitting(),
                review.exam(),
                review.version(),
                review.status(),
                review.comment(),
                review.proctor(),
                review.at()));
        log.info(
                "sitting {} has status {} in version {}",
                review.sitting(),
                review.status().number(),
                review.version());
    }

    private Optional<ReviewProblem> refusal(SittingId sitting, VerificationStatus status, String comment) {
        if (status.needsComment() && comment.isBlank()) {
            return Optional.of(ReviewProblem.COMMENT_NEEDED);
        }
        // Who never began the test need not have shown a face either.
        if (status != VerificationStatus.NOT_STARTED
                && records.identity(sitting).isEmpty()) {
            return Optional.of(ReviewProblem.IDENTITY_OPEN);
        }
        boolean contradicts = status == VerificationStatus.WITHOUT_REMARKS
                && incidents.of(sitting).stream().anyMatch(Incident::confirmed);
        return contradicts ? Optional.of(ReviewProblem.MARKS_CONTRADICT) : Optional.empty();
    }

    private static String checked(String text, int longest) {
        if (text.length() > longest) {
            throw new ProblemException(CommonProblem.TOO_LARGE);
        }
        return text.strip();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
