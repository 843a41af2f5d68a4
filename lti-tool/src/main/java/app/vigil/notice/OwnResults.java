package app.vigil.notice;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.decision.Announcements;
import app.vigil.decision.ConfirmedMarks;
import app.vigil.decision.Outcomes;
import app.vigil.decision.Outcomes.Outcome;
import app.vigil.decision.Protocols;
import app.vigil.decision.ViolationTexts;
import app.vigil.document.Paper;
import app.vigil.evidence.Recordings;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.incident.IncidentId;
import app.vigil.notice.NoticeProfiles.MarksVisible;
import app.vigil.notice.OwnResult.Decision;
import app.vigil.notice.OwnResult.Recorded;
import app.vigil.notice.OwnResult.Report;
import app.vigil.notice.OwnResult.Stretch;
import app.vigil.passback.StatusPublication;
import app.vigil.review.Reviews;
import app.vigil.review.Reviews.Review;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.ExamRoll;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what an examinee may know of the own sitting, as the institution's profile publishes it. */
@Component
public class OwnResults {

    private final Sat sat;
    private final Judged judged;
    private final ToldMarks told;
    private final InstitutionCalendar calendar;
    private final NoticeProfiles profiles;
    private final Clock clock;

    OwnResults(
            Sat sat,
            Judged judged,
            ToldMarks told,
            InstitutionCalendar calendar,
            NoticeProfiles profiles,
            Clock clock) {
        this.sat = sat;
        this.judged = judged;
        this.told = told;
        this.calendar = calendar;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** What was sat and recorded. */
    @Component
    record Sat(Sittings sittings, Exams exams, ExamRoll roll, ReadInstructions read, Recordings recordings) {}

    /** What people said of it. */
    @Component
    record Judged(
            Reviews reviews,
            Outcomes outcomes,
            ViolationTexts violations,
            StatusPublication published,
            Protocols protocols,
            Announcements announcements) {}

    /** The page of one sitting. */
    public OwnResult of(SittingId id, Locale locale) {
        Sitting sitting = sitting(id);
        Exam exam = exam(sitting);
        Optional<Review> review = judged.reviews().find(id);
        Optional<Outcome> outcome = judged.outcomes().find(id);
        return new OwnResult(
                id.toString(),
                exam.title(),
                calendar.zone(exam.profile()).getId(),
                sitting.state().code(),
                sitting.admittedAt(),
                sitting.endedAt(),
                recorded(sitting),
                judged.published().told(exam, id).map(Review::status).orElse(null),
                marks(exam, sitting, outcome, locale),
                told.of(sitting, exam, locale),
                outcome.map(decided -> decision(exam, decided, review)).orElse(null),
                sat.read().of(id),
                judged.announcements().codeOf(exam, id).orElse(null),
                sat.roll().problems(id).stream()
                        .map(problem -> new Report(problem.reportedAt(), problem.words()))
                        .toList());
    }

    /** What the examinee says to a mark, in time for the proctor to read it; false when nothing is said. */
    public boolean answer(SittingId id, IncidentId mark, String words) {
        Sitting sitting = sitting(id);
        return told.answer(sitting, exam(sitting), mark, words);
    }

    /**
     * The examinee's own row of the protocol, which names the confirmed marks: once it is decided, and where the profile
     * publishes them; problem {@code not-found} otherwise.
     */
    public Extract extract(SittingId id, Locale locale) {
        Sitting sitting = sitting(id);
        Exam exam = exam(sitting);
        if (judged.outcomes().find(id).isEmpty() || !publishesMarks(exam)) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("sitting", id);
        }
        ZoneId zone = calendar.zone(exam.profile());
        return new Extract(
                judged.protocols()
                        .extract(exam, sitting, locale)
                        .closing(sat.read().sentences(id, zone, locale)),
                LocalDate.ofInstant(clock.instant(), zone));
    }

    /** @param day of which it is; the next may say something else */
    public record Extract(Paper paper, LocalDate day) {}

    private Recorded recorded(Sitting sitting) {
        Recordings.Summary summary = sat.recordings().summary(sitting.id());
        List<Stretch> streams = sat.recordings().spans(sitting.id()).stream()
                .map(span -> new Stretch(span.stream(), span.from(), span.to(), ""))
                .toList();
        boolean deleted = summary.sealed() && streams.isEmpty();
        List<Stretch> gaps = deleted
                ? List.of()
                : summary.gaps().stream()
                        .map(gap -> new Stretch(gap.stream(), gap.from(), gap.to(), gap.cause()))
                        .toList();
        return new Recorded(summary.complete(), deleted, streams, gaps);
    }

    /** Where they wait for the decision, those that came since wait for the next. */
    private @Nullable List<String> marks(Exam exam, Sitting sitting, Optional<Outcome> outcome, Locale locale) {
        ZoneId zone = calendar.zone(exam.profile());
        return switch (profiles.of(exam.profile()).marksVisible()) {
            case AT_ONCE ->
                judged.violations()
                        .of(List.of(sitting.id()), zone, locale)
                        .getOrDefault(sitting.id(), ConfirmedMarks.NONE)
                        .lines();
            case WITH_DECISION ->
                outcome.flatMap(decided -> judged.reviews().find(sitting.id(), decided.reviewVersion()))
                        .map(review ->
                                judged.violations().of(review, zone, locale).lines())
                        .orElse(null);
            case NEVER -> null;
        };
    }

    private boolean publishesMarks(Exam exam) {
        return profiles.of(exam.profile()).marksVisible() != MarksVisible.NEVER;
    }

    private Decision decision(Exam exam, Outcome outcome, Optional<Review> review) {
        @Nullable
        Instant appealUntil =
                calendar.due(exam.profile(), DeadlineKind.APPEAL, outcome.at()).orElse(null);
        return new Decision(
                outcome.credited(),
                outcome.comment(),
                outcome.at(),
                outcome.version() > 1,
                review.filter(set -> set.version() > outcome.reviewVersion()).isPresent(),
                appealUntil,
                appealUntil != null && !clock.instant().isAfter(appealUntil));
    }

    private Sitting sitting(SittingId id) {
        return sat.sittings()
                .find(id)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("sitting", id));
    }

    private Exam exam(Sitting sitting) {
        return sat.exams().find(sitting.exam()).orElseThrow();
    }
}
