package app.vigil.lti.oneuse;

import app.vigil.lti.OneUseValues;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One-use values in one table. Who deletes the row has taken the value: of many at once exactly one does. Every step is
 * a transaction of its own: a value stays taken when the caller's work is rolled back, and a duplicate spoils nothing.
 */
class JdbcOneUseValues implements OneUseValues {

    private final JdbcClient jdbc;
    private final TransactionTemplate own;
    private final Clock clock;

    JdbcOneUseValues(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public String issue(String purpose, String value, Duration lifetime) {
        String key = OneUseKeys.fresh();
        own.executeWithoutResult(status -> insert(OneUseKeys.hash(purpose, key), value, lifetime));
        return key;
    }

    @Override
    public Optional<String> take(String purpose, String key) {
        String hash = OneUseKeys.hash(purpose, key);
        Optional<String> value = own.execute(status -> read(hash).filter(found -> delete(hash) == 1));
        return value == null ? Optional.empty() : value;
    }

    @Override
    public Optional<String> peek(String purpose, String key) {
        return read(OneUseKeys.hash(purpose, key));
    }

    @Override
    public boolean firstSeen(String purpose, String key, Duration lifetime) {
        String hash = OneUseKeys.hash(purpose, key);
        try {
            own.executeWithoutResult(status -> {
                jdbc.sql("delete from lti_one_use where key_hash = :hash and expires_at <= :now")
                        .param("hash", hash)
                        .param("now", now())
                        .update();
                insert(hash, "", lifetime);
            });
            return true;
        } catch (DuplicateKeyException seenBefore) {
            return false;
        }
    }

    @Override
    public void forget(String purpose, String key) {
        own.executeWithoutResult(status -> delete(OneUseKeys.hash(purpose, key)));
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void removeExpired() {
        jdbc.sql("delete from lti_one_use where expires_at <= :now")
                .param("now", now())
                .update();
    }

    private Optional<String> read(String hash) {
        return jdbc.sql("select stored_value from lti_one_use where key_hash = :hash and expires_at > :now")
                .param("hash", hash)
                .param("now", now())
                .query(String.class)
                .optional();
    }

    private void insert(String hash, String value, Duration lifetime) {
        jdbc.sql("insert into lti_one_use (key_hash, stored_value, expires_at) values (:hash, :value, :expiresAt)")
                .param("hash", hash)
                .param("value", value)
                .param("expiresAt", now().plus(lifetime))
                .update();
    }

    private int delete(String hash) {
        return jdbc.sql("delete from lti_one_use where key_hash = :hash")
                .param("hash", hash)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
