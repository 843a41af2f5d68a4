package app.vigil.sitting;

import app.vigil.shared.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The examinee's steps; each passes the transition table under the sitting's lock and tells what happened. */
@Component
class Steps implements ExamSteps {

    private static final Logger log = LoggerFactory.getLogger(Steps.class);
    private static final int LONGEST_WORDS = 2000;

    private final LockedSittings sittings;
    private final SittingFacts facts;
    private final ExamTerms terms;
    private final Consents consents;
    private final SittingPapers papers;
    private final EvidencePorts evidence;

    Steps(
            LockedSittings sittings,
            SittingFacts facts,
            ExamTerms terms,
            Consents consents,
            SittingPapers papers,
            EvidencePorts evidence) {
        this.sittings = sittings;
        this.facts = facts;
        this.terms = terms;
        this.consents = consents;
        this.papers = papers;
        this.evidence = evidence;
    }

    @Override
    public void consent(SittingId id, String version, Set<String> ticks, Set<UUID> instructions, Locale shown) {
        sittings.change(id, (before, now) -> {
            SittingRow after = Transitions.consent(before);
            Consents.Taken taken = consents.take(before, new Consents.Given(version, ticks, instructions, shown), now);
            facts.publish(
                    taken.anew()
                            ? new SittingEvent.ConsentGiven(id, before.exam(), before.examinee(), now, version)
                            : new SittingEvent.RulesAgreed(id, before.exam(), before.examinee(), now));
            if (taken.comparingAsked()) {
                facts.publish(new SittingEvent.FaceComparisonAnswered(
                        id, before.exam(), before.examinee(), now, taken.comparing()));
            }
            return passSkipped(after, now);
        });
    }

    @Override
    public void decline(SittingId id, String reason) {
        String words = bounded(id, reason);
        sittings.change(id, (before, now) -> {
            facts.publish(new SittingEvent.SittingDeclined(id, before.exam(), before.examinee(), now));
            return Transitions.decline(before).with().ended(now, words).build();
        });
    }

    @Override
    public void check(SittingId id, List<CheckItem> items) {
        boolean passed = !items.isEmpty() && items.stream().noneMatch(item -> item.outcome() == Outcome.FAILED);
        sittings.change(id, (before, now) -> {
            SittingRow checked = Transitions.check(before);
            papers.file(id, items, passed, now);
            if (!passed) {
                return before;
            }
            facts.publish(new SittingEvent.SystemChecked(id, before.exam(), before.examinee(), now));
            return passSkipped(checked, now);
        });
    }

    @Override
    public void identify(SittingId id, String documentKind, IdentityHints hints) {
        sittings.change(id, (before, now) -> {
            SittingRow after = Transitions.identify(before);
            if (!terms.profile(before.exam()).documentKinds().contains(documentKind)) {
                throw new ProblemException(SittingProblem.DOCUMENT_KIND_UNKNOWN).with("sitting", id);
            }
            if (!evidence.identityComplete(id)) {
                throw new ProblemException(SittingProblem.PHOTOS_MISSING).with("sitting", id);
            }
            facts.publish(new SittingEvent.ExamineeIdentified(id, before.exam(), before.examinee(), now));
            papers.file(id, hints);
            return after.with().identified(documentKind, hints.liveness()).build();
        });
    }

    @Override
    public void start(SittingId id) {
        sittings.change(id, (before, now) -> {
            SittingRow after = Transitions.start(before);
            terms.requireOpen(before, now);
            terms.requireRepresentative(before);
            facts.publish(new SittingEvent.ExamineeAdmitted(id, before.exam(), before.examinee(), now));
            return after.with().admittedAt(now).gate(Gate.OPEN).build();
        });
    }

    @Override
    public void unframe(SittingId id, Unframing because) {
        sittings.change(id, (before, now) -> {
            if (!before.state().recording() || !before.shownAs().framed()) {
                return before;
            }
            facts.publish(new SittingEvent.QuizUnframed(id, before.exam(), before.examinee(), now, because));
            log.info("sitting {} shows the quiz in its own tab: {}", id, because.code());
            return before.with().unframedBecause(because).build();
        });
    }

    @Override
    public void confirmSubmission(SittingId id) {
        sittings.change(id, (before, now) -> {
            requireSubmittable(before);
            if (before.submissionConfirmedAt() != null) {
                return before;
            }
            Instant closes = now.plus(terms.profile(before.exam()).undoSubmission());
            return before.with().submission(now, closes).build();
        });
    }

    @Override
    public void takeSubmissionBack(SittingId id) {
        sittings.change(id, (before, now) -> {
            requireSubmittable(before);
            return before.with().submission(null, null).build();
        });
    }

    @Override
    public void finish(SittingId id, Map<String, Long> lastSequenceByStream, Set<UUID> heldMarks) {
        sittings.change(id, (before, now) -> {
            SittingRow after = Transitions.finish(before);
            evidence.expect(id, lastSequenceByStream, heldMarks);
            facts.publish(new SittingEvent.SittingFinished(id, before.exam(), before.examinee(), now));
            SittingRow.Change ended = after.with().ended(now, null);
            return before.submissionConfirmedAt() == null ? handedIn(before, ended, now) : ended.build();
        });
    }

    /** Who stops recording has handed in: nobody keeps an open quiz without being recorded. */
    private SittingRow handedIn(SittingRow before, SittingRow.Change change, Instant now) {
        return change.submission(now, now.plus(terms.profile(before.exam()).undoSubmission()))
                .build();
    }

    @Override
    public void report(SittingId id, String words) {
        String bounded = bounded(id, words);
        sittings.change(id, (before, now) -> {
            papers.file(id, new ExamRoll.ReportedProblem(now, before.state(), bounded));
            return before;
        });
    }

    private SittingRow passSkipped(SittingRow sitting, Instant now) {
        SittingProfile profile = terms.profile(sitting.exam());
        if (sitting.state() == SittingState.CONSENTED && profile.skips(SittingState.CHECKED)) {
            return passSkipped(skipped(Transitions.check(sitting), now), now);
        }
        if (sitting.state() == SittingState.CHECKED && profile.skips(SittingState.IDENTIFIED)) {
            return skipped(Transitions.identify(sitting), now);
        }
        return sitting;
    }

    private SittingRow skipped(SittingRow after, Instant now) {
        facts.publish(new SittingEvent.StepSkipped(after.id(), after.exam(), after.examinee(), now, after.state()));
        return after;
    }

    private static void requireSubmittable(SittingRow sitting) {
        if (!sitting.state().recording() || sitting.gate() == Gate.CLOSED) {
            throw new ProblemException(SittingProblem.SUBMISSION_NOT_POSSIBLE)
                    .with("sitting", sitting.id())
                    .with("state", sitting.state().code());
        }
    }

    private static String bounded(SittingId id, String words) {
        if (words.length() > LONGEST_WORDS) {
            throw new ProblemException(SittingProblem.TEXT_TOO_LONG, LONGEST_WORDS).with("sitting", id);
        }
        return words.strip();
    }
}
