package app.vigil.passback;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.ags.LineItem;
import app.vigil.lti.ags.LineItems;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.ags.Score;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.lti.ags.ScoreOutcome.Kind;
import app.vigil.lti.ags.Scores;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A gradebook with Moodle's manners (lti.md, quirks 6 to 8), and a script of what goes wrong. */
final class ScriptedGradebook implements Scores, LineItems {

    private record Cell(URI item, String user) {}

    private record Grade(@Nullable Double score, @Nullable String remark, Instant timestamp) {}

    private final Map<Cell, Grade> grades = new HashMap<>();
    private final Map<URI, LineItem> items = new LinkedHashMap<>();
    final List<Score> accepted = new ArrayList<>();
    final List<Score> received = new ArrayList<>();
    /** What every call answers instead of working. */
    @Nullable
    Kind trouble;
    /** Shows this instead of what was posted, as an overridden grade does. */
    @Nullable
    Double overridden;

    /** Happens whenever somebody reads a result. */
    Runnable whileReading = () -> {};

    boolean resultsForbidden;
    int created;
    private final Clock clock;
    /** By how much the platform's clock is behind ours. */
    Duration behind = Duration.ZERO;

    ScriptedGradebook(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant now(RegistrationId registration) {
        return clock.instant().minus(behind);
    }

    @Override
    public ScoreOutcome post(RegistrationId registration, URI lineItem, Score score) {
        received.add(score);
        if (trouble != null) {
            return outcome(trouble);
        }
        if (lineItem.toString().contains("tool-item") && !items.containsKey(lineItem)) {
            return outcome(Kind.NOT_FOUND);
        }
        Cell cell = new Cell(lineItem, score.userId());
        Grade held = grades.get(cell);
        if (held != null && !score.timestamp().isAfter(held.timestamp())) {
            return outcome(Kind.CONFLICT);
        }
        boolean graded = score.gradingProgress() == Score.GradingProgress.FULLY_GRADED;
        grades.put(cell, new Grade(graded ? score.scoreGiven() : null, score.comment(), score.timestamp()));
        accepted.add(score);
        return outcome(Kind.DELIVERED);
    }

    @Override
    public Optional<Result> result(RegistrationId registration, URI lineItem, String userId) {
        whileReading.run();
        if (trouble != null) {
            throw failure(trouble);
        }
        if (resultsForbidden) {
            throw failure(Kind.FORBIDDEN);
        }
        Grade grade = grades.get(new Cell(lineItem, userId));
        if (grade == null || grade.score() == null) {
            return Optional.empty();
        }
        Double shown = overridden == null ? grade.score() : overridden;
        return Optional.of(new Result(Optional.of(shown), 100, Optional.ofNullable(grade.remark())));
    }

    @Override
    public List<LineItem> find(RegistrationId registration, URI container, Filter filter) {
        if (trouble != null) {
            throw failure(trouble);
        }
        return items.values().stream()
                .filter(item -> Objects.equals(item.resourceId(), filter.resourceId()))
                .filter(item -> Objects.equals(item.tag(), filter.tag()))
                .toList();
    }

    @Override
    public LineItem update(RegistrationId registration, URI lineItem, Change change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(RegistrationId registration, URI lineItem) {
        items.remove(lineItem);
    }

    @Override
    public LineItem create(RegistrationId registration, URI container, NewLineItem item) {
        created++;
        URI id = URI.create(container + "/tool-item-" + created);
        LineItem made = new LineItem(id, item.label(), item.scoreMaximum(), item.resourceId(), item.tag());
        items.put(id, made);
        return made;
    }

    @Override
    public LineItem get(RegistrationId registration, URI lineItem) {
        if (trouble != null) {
            throw failure(trouble);
        }
        return new LineItem(lineItem, "Допуск", 100, null, null);
    }

    /** A teacher deletes all items the tool made. */
    void deleteToolItems() {
        items.clear();
    }

    /** The platform shows a column that the tool did not make. */
    void show(URI id, String label) {
        items.put(id, new LineItem(id, label, 100, null, null));
    }

    /** A teacher types a grade. */
    void typeGrade(URI item, String user, double score, Instant at) {
        grades.put(new Cell(item, user), new Grade(score, null, at));
    }

    List<LineItem> toolItems() {
        return List.copyOf(items.values());
    }

    @Nullable
    Double scoreOf(URI item, String user) {
        Grade grade = grades.get(new Cell(item, user));
        return grade == null ? null : grade.score();
    }

    @Nullable
    String remarkOf(URI item, String user) {
        Grade grade = grades.get(new Cell(item, user));
        return grade == null ? null : grade.remark();
    }

    private static ScoreOutcome outcome(Kind kind) {
        return new ScoreOutcome(kind, 0, null);
    }

    static PlatformFailure failure(Kind kind) {
        return new PlatformFailure(kind, "scripted", null);
    }
}
