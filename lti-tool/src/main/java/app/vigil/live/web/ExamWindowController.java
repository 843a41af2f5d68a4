package app.vigil.live.web;

import app.vigil.live.LiveProblem;
import app.vigil.live.QuizSignals;
import app.vigil.live.quiz.QuizPage;
import app.vigil.live.quiz.SignalPoll;
import app.vigil.live.quiz.Throttle;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The exam window's end: reads the quiz page's signals, hands it notices (R2-023). */
@RestController
class ExamWindowController {

    private static final int LONGEST_NOTICE = 500;
    private static final Set<String> LEVELS = Set.of("info", "warning");

    private final Sittings sittings;
    private final QuizPage quiz;
    private final QuizSignals seen;
    private final SignalPoll poll;
    private final Throttle throttle;

    ExamWindowController(Sittings sittings, QuizPage quiz, QuizSignals seen, SignalPoll poll, Throttle throttle) {
        this.sittings = sittings;
        this.quiz = quiz;
        this.seen = seen;
        this.poll = poll;
        this.throttle = throttle;
    }

    record Signals(List<QuizPage.Signal> signals, @Nullable Long loaderSeenAt) {}

    record NoticeText(String text, String level) {

        NoticeText {
            Objects.requireNonNull(text);
            Objects.requireNonNull(level);
        }

        boolean valid() {
            return text.length() <= LONGEST_NOTICE && !text.isBlank() && LEVELS.contains(level);
        }
    }

    record Handed(long seq) {}

    @GetMapping("/api/sittings/{sittingId}/signals")
    @AllowedTo(ExamineeOfSitting.class)
    Signals signals(
            @PathVariable String sittingId,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") int waitSeconds) {
        SittingId sitting = SittingId.of(sittingId);
        List<QuizPage.Signal> signals = poll.await(sitting, after, Duration.ofSeconds(Math.max(0, waitSeconds)));
        return new Signals(
                signals, seen.lastSeen(sitting).map(Instant::toEpochMilli).orElse(null));
    }

    @PostMapping("/api/sittings/{sittingId}/notices")
    @AllowedTo(ExamineeOfSitting.class)
    Handed notify(@PathVariable String sittingId, @RequestBody NoticeText notice) {
        SittingId sitting = SittingId.of(sittingId);
        throttle.pass(sitting);
        if (!notice.valid()) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).with("sitting", sitting);
        }
        if (sittings.find(sitting).filter(found -> found.state().recording()).isEmpty()) {
            throw new ProblemException(LiveProblem.QUIZ_NOT_RUNNING).with("sitting", sitting);
        }
        return new Handed(quiz.notify(sitting, notice.text(), notice.level()));
    }
}
