package app.vigil.passback;

import java.util.UUID;

/** A score waits in a lane of the outbox. */
record ScoreQueued(UUID lane) {}
