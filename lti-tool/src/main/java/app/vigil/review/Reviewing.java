package app.vigil.review;

import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.IncidentId;
import app.vigil.incident.Incidents;
import app.vigil.review.ReviewCases.Case;
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
    private final WatchDemand demand;
    private final ReviewTerms terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviewing(
            ReviewRecords records,
            Incidents incidents,
            WatchDemand demand,
            ReviewTerms terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.incidents = incidents;
        this.demand = demand;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A human's word on a mark.
     *
     * @param violation what it is in the proctor's eyes; null keeps the proposal
     * @param stretch when it was in the proctor's eyes; null keeps the machine's times
     */
    public record MarkVerdict(
            IncidentId mark,
            boolean confirmed,
            @Nullable Violation violation,
            String note,
            Incident.@Nullable Stretch stretch) {}

    /** A mark the proctor adds. */
    public record OwnMark(Violation violation, Instant from, Instant to, String note) {}

    /**
     * A status a proctor gives.
     *
     * @param versionRead of the review that was in front of the proctor, 0 for none; a newer one refuses the status
     */
    public record Choice(VerificationStatus status, String comment, int versionRead) {}

    /**
     * Confirms or dismisses a mark; the machine's word stays beside it. A status that stands is then to be given anew.
     * Problem {@code review-second-opinion-apart} for whom a second opinion is awaited from.
     */
    public void judge(SittingId sitting, MarkVerdict verdict, PersonId by) {
        lockForFirstOpinion(sitting, by);
        Incident mark = incidents
                .find(verdict.mark())
                .filter(found -> found.sitting().equals(sitting))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("mark", verdict.mark()));
        Violation violation = verdict.violation() == null ? mark.violation() : verdict.violation();
        String note = explained(violation, verdict.note());
        Incident.Stretch stretch = verdict.stretch();
        if (stretch != null) {
            checkTimes(sitting, stretch.from(), stretch.to());
        }
        incidents.judge(
                mark.id(), new Incident.Verdict(verdict.confirmed(), violation, note, by, clock.instant(), stretch));
        if (mark.confirmed() || verdict.confirmed()) {
            terms.lookAgain(sitting, now());
        }
    }

    /** Adds a mark of the proctor's own; otherwise as {@link #judge}. */
    public void mark(SittingId sitting, OwnMark mark, PersonId by) {
        lockForFirstOpinion(sitting, by);
        checkTimes(sitting, mark.from(), mark.to());
        String note = explained(mark.violation(), mark.note());
        incidents.mark(sitting, mark.violation(), mark.from(), mark.to(), note, by);
        terms.lookAgain(sitting, now());
    }

    /** The marks carry the first opinion, which a second one is kept beside. */
    private void lockForFirstOpinion(SittingId sitting, PersonId by) {
        records.cases().lock(sitting);
        if (records.seconds().awaitedFrom(by, sitting)) {
            throw new ProblemException(ReviewProblem.SECOND_OPINION_APART).with("sitting", sitting);
        }
    }

    private static void checkTimes(SittingId sitting, Instant from, Instant to) {
        if (!to.isAfter(from)) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).with("sitting", sitting);
        }
    }

    /** What none of the twenty names is said in own words. */
    private static String explained(Violation violation, String note) {
        if (violation == Violation.OTHER && note.isBlank()) {
            throw new ProblemException(ReviewProblem.NOTE_NEEDED);
        }
        return checked(note, LONGEST_NOTE);
    }

    /** Says whether the face is that of the document (R2-033); where a status stands, it becomes a new version. */
    public void judgeIdentity(SittingId sitting, boolean confirmed, String note, PersonId by) {
        records.cases().lock(sitting);
        Identity judged = new Identity(confirmed, checked(note, LONGEST_NOTE), by, now());
        if (records.seconds().awaitedFrom(by, sitting)) {
            keepBesideTheFirst(sitting, judged);
            return;
        }
        records.add(sitting, judged);
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

    /** Where the first proctor never judged the identity, as of a test not begun, the second one's word is kept. */
    private void keepBesideTheFirst(SittingId sitting, Identity judged) {
        Identity first = records.identity(sitting).orElse(null);
        if (first == null) {
            records.add(sitting, judged);
        } else if (first.confirmed() != judged.confirmed()) {
            throw new ProblemException(ReviewProblem.SECOND_OPINION_APART).with("sitting", sitting);
        }
    }

    /** Adds to what this proctor has actually seen. */
    public void watched(SittingId sitting, long[][] intervals, PersonId by) {
        records.cases().lock(sitting);
        try {
            Coverage after = seen(sitting, by).plus(Coverage.of(intervals));
            records.keepCoverage(sitting, by, after.toJson(), now());
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST)
                    .with("sitting", sitting)
                    .causedBy(malformed);
        }
    }

    private Coverage seen(SittingId sitting, PersonId by) {
        String known = records.coverage(sitting, by);
        return known == null ? Coverage.NOTHING : Coverage.parse(known);
    }

    /**
     * Sets or corrects the status; from whom a second opinion is awaited it is that opinion, and the first stays.
     * Problems {@code review-evidence-not-sealed}, {@code review-identity-open}, {@code review-status-changed}, …
     */
    public void setStatus(SittingId sitting, Choice choice, PersonId by) {
        Case reviewed = records.cases()
                .lock(sitting)
                .filter(one -> one.sealedAt() != null)
                .orElseThrow(() -> new ProblemException(ReviewProblem.EVIDENCE_NOT_SEALED).with("sitting", sitting));
        refusal(sitting, choice, by).ifPresent(problem -> {
            throw new ProblemException(problem).with("sitting", sitting);
        });
        String comment = checked(choice.comment(), LONGEST_COMMENT);
        if (records.seconds().give(sitting, by, choice.status(), comment, now())) {
            terms.given(sitting, by);
            log.info("sitting {} has a second opinion", sitting);
            return;
        }
        int version = records.find(sitting).map(Review::version).orElse(0);
        if (version != choice.versionRead()) {
            throw new ProblemException(ReviewProblem.STATUS_CHANGED).with("sitting", sitting);
        }
        boolean identified = records.identity(sitting).map(Identity::confirmed).orElse(false);
        publish(new Review(sitting, reviewed.exam(), version + 1, choice.status(), comment, identified, by, now()));
    }

    private void publish(Review review) {
        records.add(review);
        records.cases().reviewed(review.sitting(), review.proctor());
        terms.met(review.sitting());
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

    private Optional<ReviewProblem> refusal(SittingId sitting, Choice choice, PersonId by) {
        VerificationStatus status = choice.status();
        if (status.needsComment() && choice.comment().isBlank()) {
            return Optional.of(ReviewProblem.COMMENT_NEEDED);
        }
        // Who never began the test need not have shown a face either.
        if (status != VerificationStatus.NOT_STARTED
                && records.identity(sitting).isEmpty()) {
            return Optional.of(ReviewProblem.IDENTITY_OPEN);
        }
        if (status != VerificationStatus.NOT_STARTED && !demand.isMet(sitting, seen(sitting, by))) {
            return Optional.of(ReviewProblem.NOT_WATCHED);
        }
        // The marks were confirmed by whoever reviewed first; to think otherwise is what a second opinion is for.
        boolean contradicts = status == VerificationStatus.WITHOUT_REMARKS
                && !records.seconds().awaitedFrom(by, sitting)
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
