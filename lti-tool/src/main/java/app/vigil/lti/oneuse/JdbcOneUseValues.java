package app.vigil.lti.oneuse;

import app.vigil.lti.OneUseValues;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One-use values in one table. Who marks the row taken has the value: of many at once exactly one does; marked rows go
 * when they would have expired. Every step is one statement that is committed by itself: a value stays taken when the
 * caller's work is rolled back, and a duplicate spoils nothing.
 */
class JdbcOneUseValues implements OneUseValues {

    private static final String VALUE = "stored_value";

    private final JdbcClient jdbc;
    private final TransactionTemplate byItself;
    private final Clock clock;

    JdbcOneUseValues(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.byItself = new TransactionTemplate(transactions);
        this.byItself.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.clock = clock;
    }

    @Override
    public String issue(String purpose, String value, Duration lifetime) {
        String key = OneUseKeys.fresh();
        byItself.executeWithoutResult(status -> insert(OneUseKeys.hash(purpose, key), value, lifetime));
        return key;
    }

    @Override
    public Optional<String> take(String purpose, String key) {
        KeyHolder taken = new GeneratedKeyHolder();
        byItself.executeWithoutResult(status -> jdbc.sql("""
                        update lti_one_use set taken = true
                        where key_hash = :hash and not taken and expires_at > :now""")
                .param("hash", OneUseKeys.hash(purpose, key))
                .param("now", now())
                .update(taken, VALUE));
        return taken.getKeyList().stream()
                .map(row -> String.valueOf(row.get(VALUE)))
                .findFirst();
    }

    @Override
    public Optional<String> peek(String purpose, String key) {
        return jdbc.sql("""
                        select stored_value from lti_one_use
                        where key_hash = :hash and not taken and expires_at > :now""")
                .param("hash", OneUseKeys.hash(purpose, key))
                .param("now", now())
                .query(String.class)
                .optional();
    }

    @Override
    public boolean firstSeen(String purpose, String key, Duration lifetime) {
        String hash = OneUseKeys.hash(purpose, key);
        return insertedFirst(hash, lifetime) || deleted(hash, now()) && insertedFirst(hash, lifetime);
    }

    private boolean insertedFirst(String hash, Duration lifetime) {
        try {
            byItself.executeWithoutResult(status -> insert(hash, "", lifetime));
            return true;
        } catch (DuplicateKeyException seenBefore) {
            return false;
        }
    }

    private boolean deleted(String hash, OffsetDateTime ifExpiredBy) {
        Integer deleted = byItself.execute(
                status -> jdbc.sql("delete from lti_one_use where key_hash = :hash and expires_at <= :now")
                        .param("hash", hash)
                        .param("now", ifExpiredBy)
                        .update());
        return deleted != null && deleted == 1;
    }

    @Override
    public void forget(String purpose, String key) {
        byItself.executeWithoutResult(status -> jdbc.sql("delete from lti_one_use where key_hash = :hash")
                .param("hash", OneUseKeys.hash(purpose, key))
                .update());
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void removeExpired() {
        jdbc.sql("delete from lti_one_use where expires_at <= :now")
                .param("now", now())
                .update();
    }

    private void insert(String hash, String value, Duration lifetime) {
        jdbc.sql("insert into lti_one_use (key_hash, stored_value, expires_at) values (:hash, :value, :expiresAt)")
                .param("hash", hash)
                .param("value", value)
                .param("expiresAt", now().plus(lifetime))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
