package app.vigil.lti.oneuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.LtiRoom;
import app.vigil.lti.OneUseValues;
import app.vigil.shared.ProblemException;
import app.vigil.testing.Database;
import app.vigil.testing.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import redis.clients.jedis.Jedis;

class RedisOneUseValuesTest extends OneUseContract {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static RedisServer server;
    private static LtiRoom room;

    private RedisOneUseValues other;

    @BeforeAll
    static void startServer() {
        server = new RedisServer();
        room = new LtiRoom(Database.H2, Map.of("vigil.redis.url", server.url()));
    }

    @AfterAll
    static void stopServer() {
        room.close();
        server.close();
    }

    @BeforeEach
    void start() {
        try (Jedis connection = new Jedis(server.url())) {
            connection.flushAll();
        }
        other = new RedisOneUseValues(server.url(), PATIENCE);
    }

    @AfterEach
    void stop() {
        other.close();
    }

    @Override
    OneUseValues values() {
        return room.get(OneUseValues.class);
    }

    @Override
    OneUseValues otherNode() {
        return other;
    }

    @Override
    TransactionTemplate transaction() {
        return room.get(TransactionTemplate.class);
    }

    @Override
    void letPass(Duration time) {
        server.letPass(time);
    }

    @Test
    void isTheStoreWhereRedisIsConfigured() {
        assertThat(values()).isInstanceOf(RedisOneUseValues.class);
    }

    @Test
    void storesNoKeyInTheClearAndNoneForEver() {
        String key = values().issue("ticket", "value", MINUTE);
        values().firstSeen("nonce", "seen", MINUTE);
        try (Jedis connection = new Jedis(server.url())) {
            assertThat(connection.keys("*"))
                    .hasSize(2)
                    .allSatisfy(name -> assertThat(name).doesNotContain(key, "seen"))
                    .allSatisfy(name -> assertThat(connection.pttl(name)).isBetween(1L, MINUTE.toMillis()));
        }
    }

    @Test
    void refusesEverythingWhileRedisIsDown() {
        String key = values().issue("ticket", "value", MINUTE);
        server.kill();
        try {
            List.<ThrowingCallable>of(
                            () -> values().issue("ticket", "value", MINUTE),
                            () -> values().take("ticket", key),
                            () -> values().peek("ticket", key),
                            () -> values().firstSeen("nonce", "n", MINUTE),
                            () -> values().forget("nonce", "n"))
                    .forEach(RedisOneUseValuesTest::assertUnavailable);
        } finally {
            server.start();
        }
    }

    @Test
    void worksAgainAtOnceAfterRedisWasRestarted() {
        values().issue("ticket", "value", MINUTE);
        server.kill();
        server.start();
        assertThat(values().take("ticket", values().issue("ticket", "value", MINUTE)))
                .contains("value");
    }

    @Test
    void startsWhileRedisIsDown() {
        server.kill();
        try (RedisOneUseValues started = new RedisOneUseValues(server.url(), PATIENCE)) {
            assertUnavailable(() -> started.issue("ticket", "value", MINUTE));
            server.start();
            assertThat(started.take("ticket", started.issue("ticket", "value", MINUTE)))
                    .contains("value");
        }
    }

    private static void assertUnavailable(ThrowingCallable asking) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(LtiProblem.ONE_USE_STORE_UNAVAILABLE));
    }
}
