package app.vigil.demo.lms.quiz;

import app.vigil.demo.lms.gradebook.GradeItem;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.quiz.QuizSettings.Restriction;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The restriction of a quiz by the grade of another item. Every quiz page asks it anew, as Moodle does: a
 * grade lowered during an attempt locks the student out at once.
 */
@Component
public class Gate {

    private final Quizzes quizzes;
    private final Gradebook gradebook;

    public Gate(Quizzes quizzes, Gradebook gradebook) {
        this.quizzes = quizzes;
        this.gradebook = gradebook;
    }

    /** How the gate stands for somebody. */
    public sealed interface Standing {
        /** There is no restriction. */
        record Unrestricted() implements Standing {}

        /** The restriction is met. */
        record Open(String itemLabel, double percent) implements Standing {}

        /** The restriction is not met, or its item is gone: locked. */
        record Closed(String itemLabel, double percent) implements Standing {}

        default boolean lets() {
            return !(this instanceof Closed);
        }
    }

    public Standing standing(Quiz quiz, Person person) {
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
