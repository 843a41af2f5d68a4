package app.vigil.lti;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One-use values in one table. Who deletes the row has taken the value: of many at once exactly one does. */
@Component
class JdbcOneUseValues implements OneUseValues {

    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    JdbcOneUseValues(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String issue(String purpose, String value, Duration lifetime) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        insert(hash(purpose, key), value, lifetime);
        return key;
    }

    @Override
    public Optional<String> take(String purpose, String key) {
        String hash = hash(purpose, key);
        return jdbc.sql("select stored_value from lti_one_use where key_hash = :hash and expires_at > :now")
                .param("hash", hash)
                .param("now", now())
                .query(String.class)
                .optional()
                .filter(value -> delete(hash) == 1);
    }

    /** In its own transaction: a key stays seen when the caller's work is rolled back, and a duplicate spoils nothing. */
    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW, noRollbackFor = DuplicateKeyException.class)
    public boolean firstSeen(String purpose, String key, Duration lifetime) {
        String hash = hash(purpose, key);
        jdbc.sql("delete from lti_one_use where key_hash = :hash and expires_at <= :now")
                .param("hash", hash)
                .param("now", now())
                .update();
        return insertUnlessThere(hash, lifetime);
    }

    @Override
    public void forget(String purpose, String key) {
        delete(hash(purpose, key));
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void removeExpired() {
        jdbc.sql("delete from lti_one_use where expires_at <= :now")
                .param("now", now())
                .update();
    }

    private boolean insertUnlessThere(String hash, Duration lifetime) {
        try {
            insert(hash, "", lifetime);
            return true;
        } catch (DuplicateKeyException seenBefore) {
            return false;
        }
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

    private static String hash(String purpose, String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((purpose + '\n' + key).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }
}
