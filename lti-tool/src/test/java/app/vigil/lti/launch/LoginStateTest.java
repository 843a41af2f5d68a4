package app.vigil.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Connections;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.launch.LaunchDesk.Begun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

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
    void launchesOnceForFiftyPostsAtOnce() throws Exception {
        Begun begun = desk.begin();
        String token = desk.platform().sign(desk.claims(begun));
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger launched = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            for (int i = 0; i < 50; i++) {
                threads.submit(() -> {
                    start.await();
                    desk.receive(begun, token);
                    return launched.incrementAndGet();
                });
            }
            start.countDown();
        }
        assertThat(launched).hasValue(1);
    }
}
