package app.vigil.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Connections;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.launch.LaunchDesk.Begun;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** State and nonce: bound together, to one browser and to one use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginStateTest {

    private final LaunchDesk desk = new LaunchDesk();

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void refusesAReplayedState() {
        Begun begun = desk.begin();
        String token = desk.platform().sign(desk.claims(begun));
        desk.receive(begun, token);
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_STATE_UNKNOWN, () -> desk.receive(begun, token));
    }

    @Test
    void refusesATokenUnderTheStateOfAnotherLogin() {
        String token = desk.platform().sign(desk.claims(desk.begin()));
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_NONCE, () -> desk.receive(desk.begin(), token));
    }

    @Test
    void refusesAStateThatWaitedTooLong() {
        Begun begun = desk.begin();
        desk.room().clock.tick(Logins.LIFETIME);
        LaunchDesk.assertRefused(
                LtiProblem.LAUNCH_STATE_UNKNOWN,
                () -> desk.receive(begun, desk.platform().sign(desk.claims(begun))));
    }

    @Test
    void refusesALoginBegunInAnotherBrowser() {
        Begun begun = desk.begin();
        Begun elsewhere = new Begun(
                begun.state(), begun.nonce(), new BrowserBinding(begun.binding().tag(), "other"));
        LaunchDesk.assertRefused(
                LtiProblem.LAUNCH_OTHER_BROWSER,
                () -> desk.receive(elsewhere, desk.platform().sign(desk.claims(begun))));
    }

    @Test
    void refusesALaunchOfARegistrationSwitchedOffMeanwhile() {
        Begun begun = desk.begin();
        Connections connections = desk.room().get(Connections.class);
        connections.activate(desk.registration().id(), false);
        LaunchDesk.assertRefused(
                LtiProblem.REGISTRATION_INACTIVE,
                () -> desk.receive(begun, desk.platform().sign(desk.claims(begun))));
        connections.activate(desk.registration().id(), true);
    }

    @Test
    void launchesWithTheSecretThatThePlatformKept() {
        Begun begun = desk.beginInPlatformStorage();
        String ticket = desk.park(begun, desk.platform().sign(desk.claims(begun)));
        assertThat(desk.prove(desk.room(), ticket, begun.binding().secret())).isNotNull();
    }

    @Test
    void launchesWithTheCookieThatCameAlongAfterAll() {
        Begun begun = desk.beginInPlatformStorage();
        assertThat(desk.receive(begun, desk.platform().sign(desk.claims(begun))))
                .isNotNull();
    }

    @Test
    void refusesAProofOfAnotherBrowserAndASecondTry() {
        Begun begun = desk.beginInPlatformStorage();
        String ticket = desk.park(begun, desk.platform().sign(desk.claims(begun)));
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_OTHER_BROWSER, () -> desk.prove(desk.room(), ticket, ""));
        LaunchDesk.assertRefused(
                LtiProblem.LAUNCH_STATE_UNKNOWN,
                () -> desk.prove(desk.room(), ticket, begun.binding().secret()));
    }

    @Test
    void judgesAParkedTokenLikeAnyOther() {
        Begun begun = desk.beginInPlatformStorage();
        Map<String, Object> claims = desk.claims(begun);
        claims.put("nonce", "another");
        String ticket = desk.park(begun, desk.platform().sign(claims));
        LaunchDesk.assertRefused(
                LtiProblem.LAUNCH_NONCE,
                () -> desk.prove(desk.room(), ticket, begun.binding().secret()));
    }

    @Test
    void usesTheStateUpWhenTheResponseIsParked() {
        Begun begun = desk.beginInPlatformStorage();
        String token = desk.platform().sign(desk.claims(begun));
        desk.park(begun, token);
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_STATE_UNKNOWN, () -> desk.park(begun, token));
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_STATE_UNKNOWN, () -> desk.receive(begun, token));
    }

    @Test
    void parksNoOversizeToken() {
        Begun begun = desk.beginInPlatformStorage();
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_TOKEN_TOO_LARGE, () -> desk.park(begun, "x".repeat(70_000)));
    }

    @Test
    void storesNothingOfAParkedTokenInTheClear() {
        Begun begun = desk.beginInPlatformStorage();
        String token = desk.platform().sign(desk.claims(begun));
        desk.park(begun, token);
        assertThat(desk.room()
                        .get(JdbcClient.class)
                        .sql("select stored_value from lti_one_use")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(stored -> stored.contains(token));
    }
}
