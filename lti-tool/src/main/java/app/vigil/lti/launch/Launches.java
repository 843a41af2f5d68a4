package app.vigil.lti.launch;

import app.vigil.lti.Launch;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.OneUseValues;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.launch.LaunchLog.Line;
import app.vigil.shared.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Receives authentication responses: the state first, then the browser, then the token.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#step-3-authentication-response">Security Framework 1.0,
 *     5.1.1.3</a>
 */
@Component
public class Launches {

    private static final Logger log = LoggerFactory.getLogger(Launches.class);

    private final OneUseValues oneUse;
    private final Registrations registrations;
    private final IdTokenReader reader;
    private final LaunchChecks checks;
    private final LaunchReader launches;
    private final LaunchLog launchLog;

    Launches(
            OneUseValues oneUse,
            Registrations registrations,
            IdTokenReader reader,
            LaunchChecks checks,
            LaunchReader launches,
            LaunchLog launchLog) {
        this.oneUse = oneUse;
        this.registrations = registrations;
        this.reader = reader;
        this.checks = checks;
        this.launches = launches;
        this.launchLog = launchLog;
    }

    /**
     * The launch, once every check has passed; a refusal is thrown and, unless anybody could
     * have caused it without a login, written to the launch log.
     */
    public Received receive(AuthenticationResponse response) {
        Attempt attempt = new Attempt();
        try {
            Received received = attempt.receive(response);
            launchLog.write(attempt.line(LaunchLog.ACCEPTED));
            log.info(
                    "launched launch={} registration={}",
                    attempt.id,
                    received.registration().id());
            return received;
        } catch (ProblemException refused) {
            if (attempt.pending != null) {
                launchLog.write(attempt.line(refused.problem().code()));
            }
            throw refused.with("launch", attempt.id);
        }
    }

    /** One launch on its way through the checks; knows as much as has been proved. */
    private final class Attempt {

        private final UUID id = UUID.randomUUID();
        private @Nullable PendingLogin pending;
        private @Nullable IdToken token;

        Received receive(AuthenticationResponse response) {
            PendingLogin login = takePending(response.state());
            pending = login;
            checkBrowser(login, response.cookies());
            if (response.error() != null) {
                throw new ProblemException(LtiProblem.LAUNCH_PLATFORM_ERROR);
            }
            if (response.idToken() == null || response.idToken().isBlank()) {
                throw new ProblemException(LtiProblem.LAUNCH_TOKEN_MISSING);
            }
            Registration registration = registrations
                    .find(login.registration())
                    .filter(Registration::active)
                    .orElseThrow(() -> new ProblemException(LtiProblem.REGISTRATION_INACTIVE));
            IdToken signed = reader.read(registration, login.nonce(), response.idToken());
            token = signed;
            checks.check(signed);
            Launch launch = launches.read(signed, id, response.locale());
            return new Received(launch, registration, login.cookieTag());
        }

        Line line(String outcome) {
            PendingLogin login = pending;
            Optional<ClaimSet> claims = Optional.ofNullable(token).map(IdToken::all);
            return new Line(
                    id,
                    login == null ? null : login.registration(),
                    claims.flatMap(all -> all.text(ClaimSet.MESSAGE_TYPE))
                            .map(text -> cut(text, 100))
                            .orElse(null),
                    claims.flatMap(all -> all.text(ClaimSet.DEPLOYMENT_ID))
                            .map(text -> cut(text, 255))
                            .orElse(null),
                    outcome);
        }
    }

    private PendingLogin takePending(@Nullable String state) {
        return Optional.ofNullable(state)
                .flatMap(key -> oneUse.take(Logins.STATE, key))
                .map(PendingLogin::of)
                .orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_STATE_UNKNOWN));
    }

    /** Login CSRF: a state begun elsewhere comes without the cookie, or with that of another login. */
    private static void checkBrowser(PendingLogin login, Function<String, Optional<String>> cookies) {
        String secret =
                cookies.apply(BrowserBinding.cookieName(login.cookieTag())).orElse("");
        byte[] expected = login.cookieHash().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, BrowserBinding.hash(secret).getBytes(StandardCharsets.UTF_8))) {
            throw new ProblemException(LtiProblem.LAUNCH_OTHER_BROWSER);
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /**
     * What the platform made the browser post.
     *
     * @param cookies the browser's, by name
     * @param locale for platforms that say none
     */
    public record AuthenticationResponse(
            @Nullable String state,
            @Nullable String idToken,
            @Nullable String error,
            Function<String, Optional<String>> cookies,
            Locale locale) {}

    /**
     * A launch with the platform it came from.
     *
     * @param cookieTag of the login's cookie, which has done its work
     */
    public record Received(Launch launch, Registration registration, String cookieTag) {}
}
