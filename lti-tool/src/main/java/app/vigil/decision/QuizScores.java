package app.vigil.decision;

import app.vigil.exam.ExamId;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Scores in the platform's own columns, where its gradebook service shows them (R2-062); Moodle's shows a tool nothing but
 * the tool's own. The one room that speaks to platforms implements it.
 */
public interface QuizScores {

    /** Every column but the tool's own, with what it holds of these people; empty when the platform shows none. */
    List<Column> of(ExamId exam, Collection<Person> examinees);

    /** @param scores by person, as the platform holds them; whoever has none is not in it */
    record Column(String label, Map<PersonId, String> scores) {}
}
