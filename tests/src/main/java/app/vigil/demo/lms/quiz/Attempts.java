package app.vigil.demo.lms.quiz;

import app.vigil.demo.lms.course.NotFoundException;
import app.vigil.demo.lms.gradebook.Grade;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.store.Sequence;
import app.vigil.demo.lms.store.Shelf;
import app.vigil.demo.lms.store.StateFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starting, saving and submitting attempts; the highest score becomes the quiz's grade. */
@Component
public class Attempts {

    private final Shelf<Attempt> shelf;
    private final StateFile state;
    private final Quizzes quizzes;
    private final Gradebook gradebook;
    private final Clock clock;

    public Attempts(StateFile state, Quizzes quizzes, Gradebook gradebook, Clock clock) {
        this.shelf = state.shelf("attempts", Attempt.class);
        this.state = state;
        this.quizzes = quizzes;
        this.gradebook = gradebook;
        this.clock = clock;
    }

    public List<Attempt> at(Quiz quiz) {
        return shelf.where(attempt -> attempt.cmid().equals(quiz.cmid())).stream()
                .map(this::closedWhenOverdue)
                .toList();
    }

    public List<Attempt> of(Person person, Quiz quiz) {
        return at(quiz).stream()
                .filter(attempt -> attempt.personId().equals(person.id()))
                .toList();
    }

    /** Whether anybody ever submitted one in the course. */
    public boolean anySubmitted() {
        return !shelf.where(attempt -> !attempt.running()).isEmpty();
    }

    public Attempt require(String id) {
        return shelf.find(id).map(this::closedWhenOverdue).orElseThrow(() -> new NotFoundException("attempt " + id));
    }

    /** Continues the running attempt or starts the next one. */
    public Attempt start(Quiz quiz, Person person) {
        return state.together(() -> running(quiz, person).orElseGet(() -> {
            Instant now = clock.instant();
            int number = of(person, quiz).size() + 1;
            Instant deadline = quizzes.settingsOf(quiz).deadline(now);
            Attempt fresh = new Attempt(
                    state.nextId(Sequence.ATTEMPT),
                    quiz.cmid(),
                    person.id(),
                    number,
                    now,
                    deadline,
                    Map.of(),
                    null,
                    null);
            shelf.put(fresh.id(), fresh);
            return fresh;
        }));
    }

    private Optional<Attempt> running(Quiz quiz, Person person) {
        return of(person, quiz).stream().filter(Attempt::running).findFirst();
    }

    /** Saves one answer; an attempt that is over takes none. */
    Attempt save(String id, int question, String answer) {
        return state.together(() -> {
            Attempt attempt = require(id);
            if (!attempt.running()) {
                return attempt;
            }
            Attempt changed = attempt.withAnswer(question, answer);
            shelf.put(id, changed);
            return changed;
        });
    }

    public Attempt submit(String id) {
        return state.together(() -> {
            Attempt attempt = require(id);
            return attempt.running() ? close(attempt, clock.instant()) : attempt;
        });
    }

    /** Gives a running attempt more time; one without a limit needs none. */
    public void extend(String id, Duration more) {
        state.<@Nullable Void>together(() -> {
            Attempt attempt = require(id);
            Instant deadline = attempt.deadline();
            if (attempt.running() && deadline != null) {
                shelf.put(id, attempt.until(deadline.plus(more)));
            }
            return null;
        });
    }

    private Attempt closedWhenOverdue(Attempt attempt) {
        Instant deadline = attempt.deadline();
        return deadline != null && attempt.overdue(clock.instant()) ? close(attempt, deadline) : attempt;
    }

    private Attempt close(Attempt attempt, Instant when) {
        return state.together(() -> {
            Quiz quiz = quizzes.require(attempt.cmid());
            Attempt closed = attempt.submittedAt(when, quiz.score(attempt.answers()));
            shelf.put(closed.id(), closed);
            grade(quiz, closed);
            return closed;
        });
    }

    private void grade(Quiz quiz, Attempt attempt) {
        Optional<Grade> before = gradebook.grade(quiz.gradeItemId(), attempt.personId());
        double best = Math.max(
                attempt.score() == null ? 0 : attempt.score(),
                before.map(Grade::score).orElse(0.0));
        String comment = before.map(Grade::comment).orElse(null);
        if (before.filter(Grade::overridden).isEmpty()) {
            gradebook.put(new Grade(quiz.gradeItemId(), attempt.personId(), best, comment, clock.instant(), false));
        }
    }
}
