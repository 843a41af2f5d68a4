package app.vigil.passback;

import app.vigil.exam.ExamId;
import java.util.UUID;

/**
 * The way of all scores of one user into one line item.
 *
 * @param userId the platform's id of the user
 * @param lastSecond newest timestamp ever sent, in seconds; the next must be later (AGS 2.0, 3.4.4)
 */
record Lane(UUID id, ExamId exam, ItemKind kind, String userId, long lastSecond) {}
