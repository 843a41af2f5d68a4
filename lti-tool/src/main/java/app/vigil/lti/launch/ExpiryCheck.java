package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time is before {@code exp}, a minute of clock skew allowed (Security Framework 1.0, 5.1.3, item 7). */
record ExpiryCheck(Clock clock) implements LaunchCheck {

    static final Duration SKEW = Duration.ofSeconds(60);

    @Override
    public void check(IdToken token) {
        Instant expiry = token.all().time("exp").orElse(Instant.EPOCH);
        if (!clock.instant().isBefore(expiry.plus(SKEW))) {
            throw new ProblemException(LtiProblem.LAUNCH_TOKEN_EXPIRED);
        }
    }
}
