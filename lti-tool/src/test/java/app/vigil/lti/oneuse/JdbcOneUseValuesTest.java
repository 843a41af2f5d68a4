package app.vigil.lti.oneuse;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.LtiRoom;
import app.vigil.lti.OneUseValues;
import app.vigil.testing.Database;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class JdbcOneUseValuesTest extends OneUseContract {

    @Parameter
    Database database;

    private LtiRoom room;

    @BeforeEach
    void start() {
        room = new LtiRoom(database);
    }

    @AfterEach
    void stop() {
        room.close();
    }

    @Override
    OneUseValues values() {
        return room.get(OneUseValues.class);
    }

    @Override
    OneUseValues otherNode() {
        return new JdbcOneUseValues(room.get(JdbcClient.class), room.get(PlatformTransactionManager.class), room.clock);
    }

    @Override
    TransactionTemplate transaction() {
        return room.get(TransactionTemplate.class);
    }

    @Override
    void letPass(Duration time) {
        room.clock.tick(time);
    }

    @Test
    void isTheStoreWhereNoOtherIsConfigured() {
        assertThat(values()).isInstanceOf(JdbcOneUseValues.class);
    }

    @Test
    void storesNoKeyInTheClear() {
        String key = values().issue("ticket", "value", MINUTE);
        List<String> stored = room.get(JdbcClient.class)
                .sql("select key_hash from lti_one_use")
                .query(String.class)
                .list();
        assertThat(stored).hasSize(1).doesNotContain(key);
    }

    @Test
    void removesWhatHasExpired() {
        values().issue("ticket", "value", MINUTE);
        room.clock.tick(MINUTE);
        room.get(JdbcOneUseValues.class).removeExpired();
        assertThat(room.get(JdbcClient.class)
                        .sql("select count(*) from lti_one_use")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
