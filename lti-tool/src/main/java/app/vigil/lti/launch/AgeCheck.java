package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** {@code iat} is not long ago, whatever {@code exp} promises (Security Framework 1.0, 5.1.3, item 8). */
record AgeCheck(Clock clock) implements LaunchCheck {

    private static final Duration OLDEST = Duration.ofMinutes(10);

    @Override
    public void check(IdToken token) {
        Instant issuedAt = token.all().time("iat").orElse(Instant.EPOCH);
        if (issuedAt.isBefore(clock.instant().minus(OLDEST).minus(ExpiryCheck.SKEW))) {
            throw new ProblemException(LtiProblem.LAUNCH_TOKEN_TOO_OLD);
        }
    }
}
