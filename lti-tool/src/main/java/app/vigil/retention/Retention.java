package app.vigil.retention;

import app.vigil.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How long the recordings of sittings are kept. */
public interface Retention {

    /**
     * Begins the term of a recording; told again, nothing changes.
     *
     * @param profile whose terms count
     */
    void keep(UUID sitting, UUID institution, String profile, Instant endedAt);

    /** Raises the class of a recording; a lower one changes nothing. Publishes an audited event. */
    void raise(UUID sitting, RetentionClass to, @Nullable PersonId by);

    /** Keeps a recording whatever its term until released, for example while an appeal is open. */
    void hold(UUID sitting, String reason, @Nullable PersonId by);

    /** Ends all holds of a recording; its term counts again. */
    void release(UUID sitting, @Nullable PersonId by);

    /**
     * Forgets the term of a recording whose institution goes. The act of an earlier deletion stays: it tells of nobody.
     *
     * @return false, and nothing is forgotten, while somebody holds it
     */
    boolean forget(UUID sitting);

    /** Recordings of an institution that are not deleted yet, those due first. */
    List<Item> of(UUID institution);

    /** What was deleted, newest first. */
    List<DeletionAct> acts(UUID institution);

    /** @param holds reasons for which it is kept beyond its term */
    record Item(
            UUID sitting, String profile, RetentionClass keptAs, Instant endedAt, Instant dueAt, List<String> holds) {}
}
