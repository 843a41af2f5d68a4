package app.vigil.passback;

import static app.vigil.passback.AgsGateProbe.failed;
import static app.vigil.passback.AgsGateProbe.passed;

import app.vigil.exam.ExamId;
import app.vigil.exam.GateProbe.Step;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.ags.Score;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.lti.ags.Scores;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import app.vigil.sitting.Sittings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Posts the score 0 for one student and reads it back, unless that student is sitting the exam just now. */
@Component
class ProbeScore {

    private final Outbox outbox;
    private final Scores scores;
    private final Sittings sittings;
    private final People people;

    ProbeScore(Outbox outbox, Scores scores, Sittings sittings, People people) {
        this.outbox = outbox;
        this.scores = scores;
        this.sittings = sittings;
        this.people = people;
    }

    List<Step> walk(ExamId exam, ItemAddress admission, String userId) {
        if (sits(exam, userId)) {
            return List.of(failed("student-free", "student-sits"));
        }
        Optional<Lane> lane =
                outbox.claim(outbox.lane(exam, ItemKind.ADMISSION, userId).id());
        if (lane.isEmpty()) {
            return List.of(passed("student-free"), failed("score", "try-again"));
        }
        try {
            return walk(admission, lane.get());
        } finally {
            outbox.release(lane.get());
        }
    }

    private List<Step> walk(ItemAddress admission, Lane lane) {
        Optional<Instant> timestamp = outbox.stamp(lane, scores.now(admission.registration()));
        if (timestamp.isEmpty()) {
            return List.of(passed("student-free"), failed("score", "try-again"));
        }
        ScoreOutcome outcome = scores.post(admission.registration(), admission.lineItem(), shut(lane, timestamp.get()));
        if (outcome.kind() != ScoreOutcome.Kind.DELIVERED) {
            return List.of(
                    passed("student-free"),
                    failed("score", Reason.of(outcome.kind()).code()));
        }
        return List.of(passed("student-free"), passed("score"), readBack(admission, lane));
    }

    private Step readBack(ItemAddress admission, Lane lane) {
        try {
            boolean shut = scores.result(admission.registration(), admission.lineItem(), lane.userId())
                    .flatMap(Scores.Result::score)
                    .filter(score -> score == Admissions.SHUT)
                    .isPresent();
            return shut ? passed("read-back") : failed("read-back", Reason.SHOWN_DIFFERENTLY.code());
        } catch (PlatformFailure failure) {
            return failed("read-back", Reason.of(failure.kind()).code());
        }
    }

    /** Whoever was admitted or sits must not lose the quiz to a test. */
    private boolean sits(ExamId exam, String userId) {
        List<Sitting> concerned = sittings.ofExam(exam).stream()
                .filter(sitting -> !sitting.state().ended() || sitting.state() == SittingState.FINISHED)
                .toList();
        Collection<PersonId> examinees =
                concerned.stream().map(Sitting::examinee).toList();
        return people.findAll(examinees).values().stream().map(Person::subject).anyMatch(userId::equals);
    }

    private static Score shut(Lane lane, Instant timestamp) {
        return new Score(
                lane.userId(),
                timestamp,
                Score.ActivityProgress.INITIALIZED,
                Score.GradingProgress.FULLY_GRADED,
                Admissions.SHUT,
                Delivery.MAXIMUM,
                null);
    }
}
