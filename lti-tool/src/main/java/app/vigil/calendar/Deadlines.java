package app.vigil.calendar;

import app.vigil.shared.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done by when (E.7). The room an object belongs to says when its term begins and when it is met; what
 * runs out is told once, by {@link DeadlineDueSoon} and {@link DeadlineOverdue}.
 */
public interface Deadlines {

    /**
     * Something to be done.
     *
     * @param subject the sitting, exam or paper it is about; one of a kind
     * @param person who has it in hand; null for everybody who holds the duty
     * @param path page it is done on, inside this tool
     */
    record Task(
            DeadlineKind kind,
            UUID subject,
            UUID exam,
            @Nullable PersonId person,
            String path) {}

    /**
     * Begins a term, or moves it when it runs already; a met one stays met. Empty, and nothing kept, where the
     * institution sets no such term.
     *
     * @param moments all events known of those that the kind may be counted from
     */
    Optional<Instant> begin(Task task, String profile, Map<DeadlineStart, Instant> moments);

    /** Begins a term anew, also where it was met before the new beginning. */
    Optional<Instant> beginAgain(Task task, String profile, Map<DeadlineStart, Instant> moments);

    /** Begins one term for many objects: while it runs the earliest of them counts, once it was met a later one. */
    void beginWithTheFirst(Task task, String profile, Map<DeadlineStart, Instant> moments);

    /** It was met, and there is more to be done by the same day; nothing where it never began. */
    void reopen(DeadlineKind kind, UUID subject);

    /** It has begun and is not met. */
    boolean running(DeadlineKind kind, UUID subject);

    /** By when each subject of this kind at an exam is due: what has begun and is not met. */
    Map<UUID, Instant> due(DeadlineKind kind, UUID exam);

    /** By when these subjects of this kind are due, whatever their exams. */
    Map<UUID, Instant> due(DeadlineKind kind, Collection<UUID> subjects);

    /** It is done. */
    void met(DeadlineKind kind, UUID subject);

    /** This person's part of it is done. */
    void met(DeadlineKind kind, UUID subject, PersonId person);

    /** Puts it into somebody's hands; null gives it back to everybody with the duty. */
    void assign(DeadlineKind kind, Collection<UUID> subjects, @Nullable PersonId person);

    /** There is nothing to be done any more. */
    void withdraw(DeadlineKind kind, UUID subject);

    /** Forgets everything about an exam, a sitting or a paper that is erased. */
    void forget(UUID examOrSubject);

    /** What is open at these exams, and what is in this person's hands wherever; overdue first. */
    List<Open> open(Collection<UUID> exams, PersonId person, Instant now);

    /** What of it is due between these moments, the first included; by when. */
    List<Due> due(Collection<UUID> exams, PersonId person, Instant from, Instant to);

    /** So many of one kind and exam, in the same hands, that are due at once. */
    record Due(DeadlineKind kind, UUID exam, @Nullable PersonId person, Instant dueAt, int count) {}

    /**
     * Open deadlines of one kind, exam, page and person.
     *
     * @param soon due within the time in which one is reminded
     */
    record Open(
            DeadlineKind kind,
            UUID exam,
            @Nullable PersonId person,
            String path,
            int count,
            int soon,
            int overdue,
            Instant firstDue) {}
}
