package app.vigil.demo.lms.quiz;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One student's attempt at a quiz.
 *
 * @param answers what was saved, by the question's position from 0
 * @param submitted absent while the attempt runs
 */
public record Attempt(
        String id,
        String cmid,
        String personId,
        int number,
        Instant started,
        @Nullable Instant deadline,
        Map<Integer, String> answers,
        @Nullable Instant submitted,
        @Nullable Double score) {

    /** A page sent by the countdown at zero still travels; after this it counts as late. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    public boolean running() {
        return submitted == null;
    }

    boolean overdue(Instant now) {
        return running() && deadline != null && now.isAfter(deadline.plus(GRACE));
    }

    Attempt withAnswer(int question, String answer) {
        Map<Integer, String> changed = new LinkedHashMap<>(answers);
        if (answer.isBlank()) {
            changed.remove(question);
        } else {
            changed.put(question, answer);
        }
        return new Attempt(id, cmid, personId, number, started, deadline, changed, submitted, score);
    }

    Attempt until(Instant later) {
        return new Attempt(id, cmid, personId, number, started, later, answers, submitted, score);
    }

    Attempt submittedAt(Instant when, double points) {
        return new Attempt(id, cmid, personId, number, started, deadline, answers, when, points);
    }
}
