package app.vigil.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.Launch;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.Registration;
import app.vigil.lti.TestClaims;
import app.vigil.lti.TestPlatform;
import app.vigil.lti.launch.Launches.AuthenticationResponse;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A platform and this tool, connected, with both ends of a launch in one hand. */
final class LaunchDesk implements AutoCloseable {

    private static final URI TARGET = LtiRoom.TOOL.resolve("/lti/launch");

    private final TestPlatform platform = new TestPlatform();
    private final LtiRoom room = new LtiRoom(Database.H2);
    private final Registration registration = room.connect(platform);

    LtiRoom room() {
        return room;
    }

    TestPlatform platform() {
        return platform;
    }

    Registration registration() {
        return registration;
    }

    Launch launch(Consumer<Map<String, Object>> change) {
        Begun begun = begin();
        Map<String, Object> claims = claims(begun);
        change.accept(claims);
        return receive(begun, platform.sign(claims));
    }

    Map<String, Object> claims(Begun begun) {
        return TestClaims.claims(platform, begun.nonce(), TARGET, room.clock.instant());
    }

    Launch receive(Begun begun, String token) {
        return room.get(Launches.class)
                .receive(new AuthenticationResponse(
                        begun.state(),
                        token,
                        null,
                        name -> name.equals(BrowserBinding.cookieName(
                                        begun.binding().tag()))
                                ? Optional.of(begun.binding().secret())
                                : Optional.empty(),
                        Locale.ENGLISH))
                .launch();
    }

    Begun begin() {
        Logins logins = room.get(Logins.class);
        BrowserBinding binding = logins.newBinding();
        LoginInitiation initiation = LoginInitiation.of(
                Map.of("iss", platform.issuer(), "login_hint", "1", "target_link_uri", TARGET.toString()));
        Map<String, String> query =
                Query.of(logins.authenticationRequest(logins.registrationOf(initiation), initiation, binding));
        return new Begun(query.get("state"), query.get("nonce"), binding);
    }

    String signedPayload(String json) {
        return platform.signRaw(encode("{\"alg\":\"RS256\",\"kid\":\"platform-1\"}") + "." + encode(json));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static void assertRefused(LtiProblem problem, Runnable launch) {
        assertThatThrownBy(launch::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    @Override
    public void close() {
        room.close();
        platform.close();
    }

    record Begun(String state, String nonce, BrowserBinding binding) {}
}
