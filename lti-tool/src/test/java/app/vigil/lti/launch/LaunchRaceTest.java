package app.vigil.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.launch.LaunchDesk.Begun;
import app.vigil.shared.ProblemException;
import app.vigil.testing.AllAtOnce;
import app.vigil.testing.RedisServer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes, one login: whatever is posted to both at the same moment or one after the other launches once. */
@ParameterizedClass
@EnumSource(LaunchRaceTest.Store.class)
class LaunchRaceTest {

    private static final Set<LtiProblem> LOST = Set.of(LtiProblem.LAUNCH_STATE_UNKNOWN, LtiProblem.LAUNCH_NONCE);

    @Parameter
    Store store;

    private final AtomicInteger turn = new AtomicInteger();
    private LaunchDesk desk;
    private LtiRoom otherNode;

    @BeforeEach
    void startTwoNodes() {
        desk = new LaunchDesk(store.settings());
        otherNode = new LtiRoom(desk.room().get(DataSource.class), store.settings());
    }

    @AfterEach
    void stop() {
        otherNode.close();
        desk.close();
    }

    @Test
    void launchesOnceForFiftyPostsOfOneToken() throws Exception {
        Begun begun = desk.begin();
        String token = desk.platform().sign(desk.claims(begun));
        assertThat(AllAtOnce.winners(() -> launched(() -> LaunchDesk.receive(anyNode(), begun, token))))
                .isOne();
    }

    @Test
    void launchesOnceForFiftyProofsOfOneTicket() throws Exception {
        Begun begun = desk.beginInPlatformStorage();
        String ticket = desk.park(begun, desk.platform().sign(desk.claims(begun)));
        String secret = begun.binding().secret();
        assertThat(AllAtOnce.winners(() -> launched(() -> desk.prove(anyNode(), ticket, secret))))
                .isOne();
    }

    @Test
    void launchesOnceForFiftyLoginsWithOneNonce() throws Exception {
        Begun begun = desk.begin();
        String token = desk.platform().sign(desk.claims(begun));
        AtomicInteger first = new AtomicInteger();
        assertThat(AllAtOnce.winners(() -> {
                    Begun login = first.getAndIncrement() == 0 ? begun : desk.begin();
                    return launched(() -> LaunchDesk.receive(anyNode(), login, token));
                }))
                .isOne();
    }

    @Test
    void refusesOnOneNodeWhatTheOtherHasLaunched() {
        Begun begun = desk.begin();
        String token = desk.platform().sign(desk.claims(begun));
        LaunchDesk.receive(otherNode, begun, token);
        LaunchDesk.assertRefused(LtiProblem.LAUNCH_STATE_UNKNOWN, () -> desk.receive(begun, token));
    }

    private LtiRoom anyNode() {
        return turn.getAndIncrement() % 2 == 0 ? desk.room() : otherNode;
    }

    private static boolean launched(Runnable launch) {
        try {
            launch.run();
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.problem()).isIn(LOST);
            return false;
        }
    }

    enum Store {
        DATABASE {
            @Override
            Map<String, Object> settings() {
                return Map.of();
            }
        },
        REDIS {
            @Override
            Map<String, Object> settings() {
                return Map.of("vigil.redis.url", RedisServer.shared().url());
            }
        };

        abstract Map<String, Object> settings();
    }
}
