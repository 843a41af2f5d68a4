package app.vigil.decision.papers;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.DeadlineStart;
import app.vigil.calendar.Deadlines;
import app.vigil.decision.DecisionTaken;
import app.vigil.decision.papers.ActCalls.Call;
import app.vigil.decision.papers.Papers.Wanted;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.review.Reviews.Review;
import app.vigil.review.VerificationStatusSet;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Acts on violations that are still to be drawn up (R4-056): in the hands of whoever confirmed the violations, by the
 * institution's term, until one is registered.
 */
@Component
public class Acts {

    private static final DeadlineKind KIND = DeadlineKind.VIOLATION_ACT;

    private final ActCalls calls;
    private final Papers papers;
    private final PaperBook book;
    private final Exams exams;
    private final Deadlines deadlines;

    Acts(ActCalls calls, Papers papers, PaperBook book, Exams exams, Deadlines deadlines) {
        this.calls = calls;
        this.papers = papers;
        this.book = book;
        this.exams = exams;
        this.deadlines = deadlines;
    }

    /**
     * The act that this person's status calls for: drawn up now, unless it was before. Problem
     * {@code paper-act-not-called-for}, also for who did not set the status.
     */
    public PaperId drawUp(SittingId sitting, PersonId by, Locale locale) {
        Call call = calls.call(sitting)
                .filter(found -> found.review().proctor().equals(by))
                .orElseThrow(() -> new ProblemException(PaperProblem.ACT_NOT_CALLED_FOR).with("sitting", sitting));
        Wanted act = new Wanted(PaperKind.VIOLATION_ACT, call.review().exam(), sitting, "", locale);
        return drawn(call)
                .orElseGet(() ->
                        papers.registerOnce(act, by, () -> calls.call(sitting).flatMap(Acts::drawn)));
    }

    private static Optional<PaperId> drawn(Call call) {
        return Optional.ofNullable(call.drawn()).map(IssuedPaper::id);
    }

    @ApplicationModuleListener
    void on(VerificationStatusSet set) {
        look(set.sitting());
    }

    @ApplicationModuleListener
    void on(DecisionTaken taken) {
        look(taken.sitting());
    }

    @ApplicationModuleListener
    void on(PaperRegistered registered) {
        if (registered.kind() == PaperKind.VIOLATION_ACT) {
            book.find(registered.paper()).map(IssuedPaper::sitting).ifPresent(this::look);
        }
    }

    /** As it stands now, in whatever order it is told. */
    private void look(SittingId sitting) {
        Call call = calls.call(sitting).orElse(null);
        if (call == null) {
            deadlines.withdraw(KIND, sitting.value());
        } else if (call.drawn() == null) {
            begin(call);
        } else {
            deadlines.met(KIND, sitting.value());
        }
    }

    private void begin(Call call) {
        Review review = call.review();
        Exam exam = exams.find(review.exam()).orElseThrow();
        UUID sitting = review.sitting().value();
        deadlines.beginAgain(
                new Deadlines.Task(KIND, sitting, exam.id().value(), review.proctor(), "/review/" + sitting),
                exam.profile(),
                Map.of(DeadlineStart.VIOLATION_FOUND, call.since()));
        deadlines.assign(KIND, List.of(sitting), review.proctor());
    }
}
