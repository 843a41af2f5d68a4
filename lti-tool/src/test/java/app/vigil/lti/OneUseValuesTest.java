package app.vigil.lti;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.testing.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class OneUseValuesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Parameter
    Database database;

    private LtiRoom room;
    private OneUseValues values;

    @BeforeEach
    void start() {
        room = new LtiRoom(database);
        values = room.get(OneUseValues.class);
    }

    @AfterEach
    void stop() {
        room.close();
    }

    @Test
    void givesAValueOnce() {
        String key = values.issue("ticket", "value", MINUTE);
        assertThat(values.take("ticket", key)).contains("value");
        assertThat(values.take("ticket", key)).isEmpty();
    }

    @Test
    void keepsPurposesApart() {
        String key = values.issue("ticket", "value", MINUTE);
        assertThat(values.take("state", key)).isEmpty();
        assertThat(values.take("ticket", key)).contains("value");
    }

    @Test
    void forgetsAnExpiredValue() {
        String key = values.issue("ticket", "value", MINUTE);
        room.clock.tick(MINUTE);
        assertThat(values.take("ticket", key)).isEmpty();
    }

    @Test
    void remembersAKeyForItsLifetime() {
        assertThat(values.firstSeen("nonce", "n", MINUTE)).isTrue();
        assertThat(values.firstSeen("nonce", "n", MINUTE)).isFalse();
        room.clock.tick(MINUTE);
        assertThat(values.firstSeen("nonce", "n", MINUTE)).isTrue();
    }

    @Test
    void remembersAKeyThoughTheCallersWorkIsRolledBack() {
        room.get(TransactionTemplate.class).executeWithoutResult(status -> {
            assertThat(values.firstSeen("nonce", "n", MINUTE)).isTrue();
            status.setRollbackOnly();
        });
        assertThat(values.firstSeen("nonce", "n", MINUTE)).isFalse();
    }

    @Test
    void storesNoKeyInTheClear() {
        String key = values.issue("ticket", "value", MINUTE);
        List<String> stored = room.get(JdbcClient.class)
                .sql("select key_hash from lti_one_use")
                .query(String.class)
                .list();
        assertThat(stored).hasSize(1).doesNotContain(key);
    }

    @Test
    void removesWhatHasExpired() {
        values.issue("ticket", "value", MINUTE);
        room.clock.tick(MINUTE);
        room.get(JdbcOneUseValues.class).removeExpired();
        assertThat(room.get(JdbcClient.class)
                        .sql("select count(*) from lti_one_use")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void givesAValueToOneOfFiftyAtOnce() throws Exception {
        String key = values.issue("ticket", "value", MINUTE);
        assertThat(winners(() -> values.take("ticket", key).isPresent())).isOne();
    }

    @Test
    void seesAKeyFirstForOneOfFiftyAtOnce() throws Exception {
        assertThat(winners(() -> values.firstSeen("nonce", "n", MINUTE))).isOne();
    }

    private static long winners(Callable<Boolean> attempt) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            List<Future<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                attempts.add(threads.submit(() -> {
                    start.await();
                    return attempt.call();
                }));
            }
            start.countDown();
            long winners = 0;
            for (Future<Boolean> one : attempts) {
                winners += one.get() ? 1 : 0;
            }
            return winners;
        }
    }
}
