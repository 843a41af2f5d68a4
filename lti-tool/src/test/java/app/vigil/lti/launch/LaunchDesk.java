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
import app.vigil.lti.launch.Reception.ProofWanted;
import app.vigil.lti.launch.Reception.Received;
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
    private final LtiRoom room;
    private final Registration registration;

    LaunchDesk() {
        this(Map.of());
    }

    /**
     * @param settings of the operator
     */
    LaunchDesk(Map<String, Object> settings) {
        room = new LtiRoom(Database.H2, settings);
        registration = room.connect(platform);
    }

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
        return receive(room, begun, token);
    }

    /** Another node receives it. */
    static Launch receive(LtiRoom node, Begun begun, String token) {
        return ((Received) answer(node, begun, token, begun.binding().secret())).launch();
    }

    /** The ticket of a response that came without a cookie. */
    String park(Begun begun, String token) {
        return ((ProofWanted) answer(room, begun, token, "")).ticket();
    }

    private static Reception answer(LtiRoom node, Begun begun, String token, String cookie) {
        String name = BrowserBinding.cookieName(begun.binding().tag());
        return node.get(Launches.class)
                .receive(new AuthenticationResponse(
                        begun.state(),
                        token,
                        null,
                        asked -> Optional.of(cookie).filter(value -> asked.equals(name)),
                        Locale.ENGLISH));
    }

    Launch prove(LtiRoom node, String ticket, String secret) {
        return node.get(Launches.class).prove(ticket, secret, Locale.ENGLISH).launch();
    }

    Begun begin() {
        return begin(room.get(Logins.class).newBinding());
    }

    /** A login whose secret the platform keeps. */
    Begun beginInPlatformStorage() {
        return begin(room.get(Logins.class).newBindingIn("_parent"));
    }

    private Begun begin(BrowserBinding binding) {
        Logins logins = room.get(Logins.class);
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
