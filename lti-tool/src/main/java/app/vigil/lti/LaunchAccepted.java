package app.vigil.lti;

/**
 * A launch passed every check and is about to be answered. Rooms above learn from it what its claims say, whoever
 * renders the answer; it stays within the request and is never stored.
 */
public record LaunchAccepted(Launch launch) {}
