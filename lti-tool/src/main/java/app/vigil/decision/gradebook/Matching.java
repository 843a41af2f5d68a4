package app.vigil.decision.gradebook;

import app.vigil.decision.LmsResults.LmsResult;
import app.vigil.decision.LmsResults.Read;
import app.vigil.decision.gradebook.Preview.Cause;
import app.vigil.decision.gradebook.Preview.Conflict;
import app.vigil.decision.gradebook.Preview.Match;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds whose row is whose, by e-mail or id; never by name, which two may share. */
final class Matching {

    private static final int LONGEST_SCORE = 64;
    private static final int LONGEST_GROUP = 200;

    private final Collection<Person> examinees;
    private final Set<PersonId> expected;
    private final Map<PersonId, LmsResult> former;
    private final Columns columns;
    private final Map<PersonId, Match> matched = new LinkedHashMap<>();
    private final Set<PersonId> contradicted = new HashSet<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    /** @param expected whose points a teacher has still time to enter: their absence is no conflict (R2-007) */
    Matching(Collection<Person> examinees, Set<PersonId> expected, Map<PersonId, LmsResult> former, Columns columns) {
        this.examinees = examinees;
        this.expected = expected;
        this.former = former;
        this.columns = columns;
    }

    Preview of(GradebookTable table) {
        table.rows().forEach(row -> row(table, row));
        contradicted.forEach(matched::remove);
        int awaited = 0;
        for (Person examinee : examinees) {
            Match match = matched.get(examinee.id());
            if (match == null && !contradicted.contains(examinee.id())) {
                conflicts.add(new Conflict(Cause.MISSING, examinee.displayName()));
            } else if (match != null && without(match) && expected.contains(examinee.id())) {
                awaited++;
            } else if (match != null && without(match)) {
                conflicts.add(new Conflict(Cause.NO_SCORE, examinee.displayName()));
            }
        }
        return new Preview(table, columns, List.copyOf(matched.values()), List.copyOf(conflicts), awaited);
    }

    private boolean without(Match match) {
        return columns.readsScore() && !match.result().scored();
    }

    private void row(GradebookTable table, List<String> row) {
        String email = columns.email(row);
        String id = columns.id(row);
        String who = email.isEmpty() ? id : email;
        List<Person> found = examinees.stream()
                .filter(person -> !email.isEmpty() && email.equals(emailOf(person))
                        || !id.isEmpty() && id.equals(table.idOf(person)))
                .toList();
        if (found.size() == 1) {
            keep(found.getFirst(), row);
        } else if (!who.isEmpty()) {
            conflicts.add(new Conflict(found.isEmpty() ? Cause.STRANGER : Cause.AMBIGUOUS, who));
        }
    }

    private void keep(Person person, List<String> row) {
        Read read = new Read(
                columns.readsScore() ? cut(columns.score(row), LONGEST_SCORE) : null,
                columns.readsGroup() ? cut(columns.group(row), LONGEST_GROUP) : null);
        Match match =
                new Match(person.id(), person.displayName(), read, former.getOrDefault(person.id(), LmsResult.UNKNOWN));
        Match earlier = matched.putIfAbsent(person.id(), match);
        if (earlier != null && !earlier.read().equals(read) && contradicted.add(person.id())) {
            conflicts.add(new Conflict(Cause.TWICE, person.displayName()));
        }
    }

    private static String emailOf(Person person) {
        String email = person.email();
        return email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
