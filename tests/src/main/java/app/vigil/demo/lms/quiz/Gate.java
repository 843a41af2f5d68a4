package app.vigil.demo.lms.quiz;

import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.quiz.QuizSettings.Restriction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The restriction of a quiz by the grade of another item. Every quiz page asks it anew, as Moodle does: a
 * grade lowered during an attempt locks the student out at once.
 */
@Component
public class Gate {

    private final Quizzes quizzes;
    private final Gradebook gradebook;
    private final Supervision supervision;

    public Gate(Quizzes quizzes, Gradebook gradebook, Supervision supervision) {
        this.quizzes = quizzes;
        this.gradebook = gradebook;
        this.supervision = supervision;
    }

    /** How the gate stands for somebody. */
    public sealed interface Standing {
        /** There is no restriction. */
        record Unrestricted() implements Standing {}

        /** The restriction is met. */
        record Open(String itemLabel, double percent) implements Standing {}

        /** The restriction is not met, or its item is gone: locked. */
        record Closed(String itemLabel, double percent) implements Standing {}

        /** A supervisor has let the student in. */
        record Supervised() implements Standing {}

        /** A supervisor has not let the student in yet, holds the attempt, or has ended it. */
        record HeldBack(Why why) implements Standing {}

        /** Why a supervisor keeps the quiz shut. */
        enum Why {
            NOT_STARTED,
            PAUSED,
            TERMINATED
        }

        /** Why a supervisor keeps it shut; null when it is a grade's matter. */
        default @Nullable Why heldBack() {
            return this instanceof HeldBack held ? held.why() : null;
        }

        default boolean lets() {
            return switch (this) {
                case Unrestricted all -> true;
                case Open open -> true;
                case Supervised watched -> true;
                case Closed closed -> false;
                case HeldBack held -> false;
            };
        }
    }

    /** A supervisor stands before any grade. */
    public Standing standing(Quiz quiz, Person person) {
        return supervision.standing(quiz, person).orElseGet(() -> byGrade(quiz, person));
    }

    private Standing byGrade(Quiz quiz, Person person) {
        Restriction restriction = quizzes.settingsOf(quiz).restriction();
        if (restriction == null) {
            return new Standing.Unrestricted();
        }
        Optional<GradeItem> item = gradebook.item(restriction.itemId());
        String label = item.map(GradeItem::label).orElse("?");
        double reached =
                item.flatMap(found -> gradebook.percent(found, person.id())).orElse(-1.0);
        return reached >= restriction.percent()
                ? new Standing.Open(label, restriction.percent())
                : new Standing.Closed(label, restriction.percent());
    }
}
