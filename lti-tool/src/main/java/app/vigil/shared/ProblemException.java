package app.vigil.shared;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A refusal a person or a program can act on. The catalogue's text is what they see; {@link #identifiers()} go to the
 * log.
 */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final transient List<Object> arguments;
    private final transient Map<String, Object> identifiers = new TreeMap<>();
    private @Nullable Duration retryAfter;

    /**
     * @param arguments fill the placeholders of the catalogue's detail text; nothing personal
     */
    public ProblemException(Problem problem, Object... arguments) {
        super(problem.code());
        this.problem = problem;
        this.arguments = List.copyOf(Arrays.asList(arguments));
    }

    /** Adds an identifier for the log. */
    public ProblemException with(String name, Object identifier) {
        identifiers.put(name, identifier);
        return this;
    }

    /** Keeps the cause for the log; it never reaches the answer. */
    public ProblemException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** Says when asking again may help; becomes the {@code Retry-After} header. */
    public ProblemException retryAfter(Duration wait) {
        retryAfter = wait;
        return this;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public Problem problem() {
        return problem;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public Map<String, Object> identifiers() {
        return Map.copyOf(identifiers);
    }

    @Override
    public String getMessage() {
        return identifiers.isEmpty() ? problem.code() : problem.code() + " " + identifiers;
    }
}
