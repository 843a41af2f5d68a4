package app.vigil.mail;

import app.vigil.shared.PersonId;
import app.vigil.shared.PersonalData;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Letters on their way, and what became of them (R2-045: the sending log). */
public interface Letters {

    /** Puts a letter into the outbox; false when one was posted for the same occasion before. */
    boolean post(Letter letter);

    /** What was posted about something, newest first. */
    List<Line> about(UUID subject);

    /** How many letters about each of these somebody has to look at; those without any are left out. */
    Map<UUID, Integer> troubled(Collection<UUID> subjects);

    /** Sends what failed or came back again, to the address the person has by now; false when there is nothing to send. */
    boolean again(UUID subject, UUID letter);

    /** False while the operator named no mail server or no sender: letters wait, and then fail. */
    boolean configured();

    /**
     * One letter in the log.
     *
     * @param address it was last sent to; null before
     * @param trouble null when there is none
     */
    record Line(
            UUID id,
            PersonId to,
            String kind,
            @PersonalData @Nullable String address,
            LetterState state,
            @Nullable LetterTrouble trouble,
            int attempts,
            Instant postedAt,
            Instant changedAt) {}
}
