package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;

/** {@code iat} and, where present, {@code nbf} have passed, a minute of clock skew allowed (RFC 7519, 4.1.5 and 4.1.6). */
record NotFromTheFutureCheck(Clock clock) implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        Instant latest = clock.instant().plus(ExpiryCheck.SKEW);
        boolean future = Stream.of("iat", "nbf")
                .flatMap(name -> token.all().time(name).stream())
                .anyMatch(moment -> moment.isAfter(latest));
        if (future) {
            throw new ProblemException(LtiProblem.LAUNCH_TOKEN_FROM_THE_FUTURE);
        }
    }
}
