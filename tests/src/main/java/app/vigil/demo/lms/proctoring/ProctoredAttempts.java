package app.vigil.demo.lms.proctoring;

import app.vigil.demo.lms.RandomToken;
import app.vigil.demo.lms.course.NotFoundException;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.proctoring.ProctoredAttempt.State;
import app.vigil.demo.lms.quiz.Attempt;
import app.vigil.demo.lms.quiz.Gate;
import app.vigil.demo.lms.quiz.Quiz;
import app.vigil.demo.lms.quiz.Quizzes;
import app.vigil.demo.lms.quiz.Supervision;
import app.vigil.demo.lms.store.Sequence;
import app.vigil.demo.lms.store.Shelf;
import app.vigil.demo.lms.store.StateFile;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** All proctored attempts; they stand before the pages of their quizzes. */
@Component
public class ProctoredAttempts implements Supervision {

    private final Shelf<ProctoredAttempt> shelf;
    private final StateFile state;
    private final Quizzes quizzes;

    public ProctoredAttempts(StateFile state, Quizzes quizzes) {
        this.shelf = state.shelf("proctoredAttempts", ProctoredAttempt.class);
        this.state = state;
        this.quizzes = quizzes;
    }

    public List<ProctoredAttempt> at(Quiz quiz) {
        return shelf.where(attempt -> attempt.cmid().equals(quiz.cmid()));
    }

    ProctoredAttempt require(String id) {
        return shelf.find(id).orElseThrow(() -> new NotFoundException("proctored attempt " + id));
    }

    /** The student's attempt that is not over, or the next one: launching again is no new attempt. */
    ProctoredAttempt open(Quiz quiz, String linkId, Person person) {
        return state.together(() ->
                current(quiz, person).filter(attempt -> !attempt.over()).orElseGet(() -> fresh(quiz, linkId, person)));
    }

    private ProctoredAttempt fresh(Quiz quiz, String linkId, Person person) {
        ProctoredAttempt fresh = new ProctoredAttempt(
                state.nextId(Sequence.PROCTORED_ATTEMPT),
                quiz.cmid(),
                linkId,
                person.id(),
                of(quiz, person).size() + 1,
                RandomToken.next(),
                State.NONE,
                null,
                false,
                null,
                0,
                List.of());
        shelf.put(fresh.id(), fresh);
        return fresh;
    }

    /** The attempt that a control request is about (Proctoring Services 1.0, Assessment Control Service). */
    Optional<ProctoredAttempt> find(String personId, String linkId, int number) {
        return shelf
                .where(attempt -> attempt.personId().equals(personId)
                        && attempt.linkId().equals(linkId)
                        && attempt.number() == number)
                .stream()
                .findFirst();
    }

    ProctoredAttempt change(String id, UnaryOperator<ProctoredAttempt> change) {
        return state.together(() -> {
            ProctoredAttempt changed = change.apply(require(id));
            shelf.put(id, changed);
            return changed;
        });
    }

    @Override
    public Optional<Gate.Standing> standing(Quiz quiz, Person person) {
        if (quizzes.settingsOf(quiz).proctoredBy() == null) {
            return Optional.empty();
        }
        return Optional.of(
                current(quiz, person).map(ProctoredAttempts::standing).orElseGet(ProctoredAttempts::held));
    }

    /** Behind a completed attempt lies its review; the next attempt has to be begun anew. */
    private static Gate.Standing standing(ProctoredAttempt attempt) {
        return switch (attempt.state()) {
            case NONE -> held();
            case RUNNING, COMPLETE -> new Gate.Standing.Supervised();
            case PAUSED -> new Gate.Standing.HeldBack(Gate.Standing.Why.PAUSED);
            case TERMINATED -> new Gate.Standing.HeldBack(Gate.Standing.Why.TERMINATED);
        };
    }

    private static Gate.Standing held() {
        return new Gate.Standing.HeldBack(Gate.Standing.Why.NOT_STARTED);
    }

    @Override
    public Optional<String> afterSubmission(Attempt submitted) {
        return shelf.where(attempt -> submitted.id().equals(attempt.quizAttempt())).stream()
                .findFirst()
                .map(attempt -> change(attempt.id(), running -> running.in(State.COMPLETE)))
                .filter(ProctoredAttempt::endWanted)
                .map(attempt -> "/mod/quiz/endassessment.php?attempt=" + attempt.id());
    }

    private Optional<ProctoredAttempt> current(Quiz quiz, Person person) {
        List<ProctoredAttempt> own = of(quiz, person);
        return own.isEmpty() ? Optional.empty() : Optional.of(own.getLast());
    }

    private List<ProctoredAttempt> of(Quiz quiz, Person person) {
        return at(quiz).stream()
                .filter(attempt -> attempt.personId().equals(person.id()))
                .toList();
    }
}
