package app.vigil.demo.lms.quiz;

import app.vigil.demo.lms.people.Person;
import java.util.Optional;

/** Whoever must let a student into a quiz besides its {@link Gate}, and hear when the student is done. */
public interface Supervision {

    /** How it stands for somebody; empty for a quiz nobody supervises. */
    Optional<Gate.Standing> standing(Quiz quiz, Person person);

    /** Where the browser goes after submitting, when somebody wants to hear of it. */
    Optional<String> afterSubmission(Attempt attempt);
}
