package app.vigil.lti.launch;

import app.vigil.lti.Launch;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.launch.LaunchLog.Line;
import app.vigil.lti.launch.PendingLogins.Parked;
import app.vigil.lti.launch.Reception.ProofWanted;
import app.vigil.lti.launch.Reception.Received;
import app.vigil.shared.ProblemException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
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

    private final PendingLogins logins;
    private final Registrations registrations;
    private final IdTokenReader reader;
    private final LaunchChecks checks;
    private final LaunchReader launches;
    private final LaunchLog launchLog;

    Launches(
            PendingLogins logins,
            Registrations registrations,
            IdTokenReader reader,
            LaunchChecks checks,
            LaunchReader launches,
            LaunchLog launchLog) {
        this.logins = logins;
        this.registrations = registrations;
        this.reader = reader;
        this.checks = checks;
        this.launches = launches;
        this.launchLog = launchLog;
    }

    /**
     * The launch, once every check has passed; a refusal is thrown and, unless anybody could have caused it without a
     * login, written to the launch log.
     */
    public Reception receive(AuthenticationResponse response) {
        Attempt attempt = new Attempt();
        return attempt.logged(() -> attempt.receive(response));
    }

    /**
     * Goes on with a response whose browser had no cookie.
     *
     * @param secret what the browser found in the platform's storage; empty when it found nothing
     */
    public Received prove(String ticket, String secret, Locale locale) {
        Attempt attempt = new Attempt();
        return attempt.logged(() -> attempt.prove(ticket, secret, locale));
    }

    /** One launch on its way through the checks; knows as much as has been proved. */
    private final class Attempt {

        private final UUID id = UUID.randomUUID();
        private @Nullable PendingLogin pending;
        private @Nullable IdToken token;

        <T extends Reception> T logged(Supplier<T> reception) {
            try {
                T received = reception.get();
                if (received instanceof Received(Launch launch, Registration registration, var _)) {
                    launchLog.write(line(LaunchLog.ACCEPTED));
                    log.info("launched launch={} registration={}", launch.core().id(), registration.id());
                }
                return received;
            } catch (ProblemException refused) {
                if (pending != null) {
                    launchLog.write(line(refused.problem().code()));
                }
                throw refused.with("launch", id);
            }
        }

        Reception receive(AuthenticationResponse response) {
            PendingLogin login = logins.take(response.state());
            pending = login;
            String target = login.storageTarget();
            String cookie = response.cookies()
                    .apply(BrowserBinding.cookieName(login.tag()))
                    .orElse("");
            if (target != null && !login.bearsSecret(cookie)) {
                return proofWanted(login, target, idToken(response));
            }
            checkBrowser(login, cookie);
            return judge(login, idToken(response), response.locale());
        }

        Received prove(String ticket, String secret, Locale locale) {
            Parked response = logins.takeParked(ticket);
            pending = response.login();
            checkBrowser(response.login(), secret);
            return judge(response.login(), response.idToken(), locale);
        }

        private Received judge(PendingLogin login, String idToken, Locale locale) {
            Registration registration = registration(login);
            IdToken signed = reader.read(registration, login.nonce(), idToken);
            token = signed;
            checks.check(signed);
            return new Received(launches.read(signed, id, locale), registration, login.tag());
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

    private ProofWanted proofWanted(PendingLogin login, String target, String idToken) {
        return new ProofWanted(
                registration(login), logins.park(login, idToken), target, BrowserBinding.storageKey(login.tag()));
    }

    private Registration registration(PendingLogin login) {
        return registrations
                .find(login.registration())
                .filter(Registration::active)
                .orElseThrow(() -> new ProblemException(LtiProblem.REGISTRATION_INACTIVE));
    }

    /** Login CSRF: a state begun elsewhere comes without the secret, or with that of another login. */
    private static void checkBrowser(PendingLogin login, String secret) {
        if (!login.bearsSecret(secret)) {
            throw new ProblemException(LtiProblem.LAUNCH_OTHER_BROWSER);
        }
    }

    private static String idToken(AuthenticationResponse response) {
        if (response.error() != null) {
            throw new ProblemException(LtiProblem.LAUNCH_PLATFORM_ERROR);
        }
        String idToken = response.idToken();
        if (idToken == null || idToken.isBlank()) {
            throw new ProblemException(LtiProblem.LAUNCH_TOKEN_MISSING);
        }
        IdTokenReader.checkSize(idToken);
        return idToken;
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
}
