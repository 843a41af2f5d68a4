package app.vigil.demo.lms.gradebook;

import app.vigil.demo.lms.store.Shelf;
import app.vigil.demo.lms.store.StateFile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All columns and cells of all courses' gradebooks. */
@Component
public class Gradebook {

    private final Shelf<GradeItem> items;
    private final Shelf<Grade> grades;
    private final Shelf<Boolean> seen;
    private final StateFile state;
    private final Clock clock;

    public Gradebook(StateFile state, Clock clock) {
        this.items = state.shelf("gradeItems", GradeItem.class);
        this.grades = state.shelf("grades", Grade.class);
        this.seen = state.shelf("resultsSeen", Boolean.class);
        this.state = state;
        this.clock = clock;
    }

    public List<GradeItem> items(String courseId) {
        return items.where(item -> item.courseId().equals(courseId));
    }

    public Optional<GradeItem> item(String id) {
        return items.find(id);
    }

    /** Adds a column or replaces the one of the same id. */
    public void put(GradeItem item) {
        items.put(item.id(), item);
    }

    /** Removes a column with all its grades. */
    public void remove(GradeItem item) {
        this.<@Nullable Void>together(() -> {
            grades.removeWhere(grade -> grade.itemId().equals(item.id()));
            items.remove(item.id());
            return null;
        });
    }

    /** Removes every column that belongs to an activity. */
    public void removeActivity(String cmid) {
        items.where(item -> Objects.equals(item.cmid(), cmid)).forEach(this::remove);
    }

    public Optional<Grade> grade(String itemId, String personId) {
        return grades.find(key(itemId, personId));
    }

    public List<Grade> grades(String itemId) {
        return grades.where(grade -> grade.itemId().equals(itemId));
    }

    public void put(Grade grade) {
        grades.put(key(grade.itemId(), grade.personId()), grade);
    }

    /** A teacher's change: newer than any score sent before; an emptied grade is no override any more. */
    public void changeByHand(String itemId, String personId, @Nullable Double score, @Nullable String comment) {
        Instant now = clock.instant();
        put(new Grade(itemId, personId, score, comment, now, score != null));
    }

    /** The share of the maximum reached, in percent; empty while there is no score. */
    public Optional<Double> percent(GradeItem item, String personId) {
        return grade(item.id(), personId).map(Grade::score).map(score -> score / item.maximum() * 100);
    }

    /** The sum over the graded items that count; excluded and empty ones change nothing. */
    public Total total(String courseId, String personId) {
        double reached = 0;
        double possible = 0;
        for (GradeItem item : items(courseId)) {
            Double score = grade(item.id(), personId).map(Grade::score).orElse(null);
            if (!item.excluded() && score != null) {
                reached += score;
                possible += item.maximum();
            }
        }
        return new Total(reached, possible);
    }

    /** Whether a tool put feedback into the course. */
    public boolean hasToolFeedback(String courseId) {
        return toolGrades(courseId).anyMatch(grade -> grade.comment() != null);
    }

    /** Whether a tool put a score into an item it made itself, which is its result and not a gate. */
    public boolean hasToolResult(String courseId) {
        return toolGrades(courseId).anyMatch(grade -> grade.score() != null);
    }

    private Stream<Grade> toolGrades(String courseId) {
        return items(courseId).stream()
                .filter(item -> item.toolId() != null && !item.coupled())
                .flatMap(item -> grades(item.id()).stream());
    }

    /** Whether a teacher looked at a tool's result in the course. */
    public boolean isResultSeen(String courseId) {
        return seen.find(courseId).isPresent();
    }

    void markResultSeen(String courseId) {
        if (hasToolResult(courseId) && !isResultSeen(courseId)) {
            seen.put(courseId, true);
        }
    }

    /** Runs reads and changes as one. */
    public <T extends @Nullable Object> T together(Supplier<T> work) {
        return state.together(work);
    }

    private static String key(String itemId, String personId) {
        return itemId + "/" + personId;
    }

    /** A course total: points reached of points possible. */
    public record Total(double reached, double possible) {}
}
