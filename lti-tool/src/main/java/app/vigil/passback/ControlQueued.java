package app.vigil.passback;

/** A control action waits in the outbox. */
record ControlQueued() {}
