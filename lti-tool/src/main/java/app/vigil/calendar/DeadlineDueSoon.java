package app.vigil.calendar;

import app.vigil.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Time is running out for something; told once, before its end.
 *
 * @param id of this telling
 * @param count how many of the kind, at the exam and in the same hands
 * @param dueAt of the first of them
 * @param path page where they are dealt with
 * @param responsible whoever has them in hand
 */
public record DeadlineDueSoon(
        UUID id, DeadlineKind kind, UUID exam, int count, Instant dueAt, String path, List<PersonId> responsible) {}
