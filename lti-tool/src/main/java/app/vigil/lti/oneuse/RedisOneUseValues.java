package app.vigil.lti.oneuse;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.OneUseValues;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * One-use values in Redis, for several nodes. Each step is one atomic command ({@code SET … NX PX}, {@code GETDEL}), and
 * Redis counts the lifetimes, so that the nodes need not agree on the time. When Redis does not answer nothing is
 * believed: there is no second store to fall back on, because a value used there would be unused here.
 */
final class RedisOneUseValues implements OneUseValues, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisOneUseValues.class);
    private static final String PREFIX = "vigil:one-use:";
    private static final int CONNECTIONS = 64;

    private final RedisClient redis;

    RedisOneUseValues(URI url, Duration timeout) {
        int patience = Math.toIntExact(timeout.toMillis());
        JedisClientConfig client = DefaultJedisClientConfig.builder(url)
                .connectionTimeoutMillis(patience)
                .socketTimeoutMillis(patience)
                .clientName("vigil")
                .build();
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(timeout);
        this.redis = RedisClient.builder()
                .fromURI(url)
                .clientConfig(client)
                .poolConfig(pool)
                .build();
        warnOfEviction();
    }

    @Override
    public String issue(String purpose, String value, Duration lifetime) {
        String key = OneUseKeys.fresh();
        ask(store -> store.set(name(purpose, key), value, SetParams.setParams().px(lifetime.toMillis())));
        return key;
    }

    @Override
    public Optional<String> take(String purpose, String key) {
        return ask(store -> Optional.ofNullable(store.getDel(name(purpose, key))));
    }

    @Override
    public Optional<String> peek(String purpose, String key) {
        return ask(store -> Optional.ofNullable(store.get(name(purpose, key))));
    }

    @Override
    public boolean firstSeen(String purpose, String key, Duration lifetime) {
        SetParams unlessThere = SetParams.setParams().nx().px(lifetime.toMillis());
        return ask(store -> Optional.ofNullable(store.set(name(purpose, key), "", unlessThere)))
                .isPresent();
    }

    @Override
    public void forget(String purpose, String key) {
        ask(store -> store.del(name(purpose, key)));
    }

    @Override
    public void close() {
        redis.close();
    }

    /**
     * Asks once more when the connection broke, for example because Redis was restarted. That is safe for every command
     * here: whatever the lost one did, the second can only find the value used.
     */
    private <T> T ask(Function<RedisClient, T> command) {
        try {
            try {
                return command.apply(redis);
            } catch (JedisConnectionException broken) {
                redis.getPool().clear();
                return command.apply(redis);
            }
        } catch (JedisException e) {
            throw new ProblemException(LtiProblem.ONE_USE_STORE_UNAVAILABLE).causedBy(e);
        }
    }

    /** A key that Redis drops for want of memory could be used twice. */
    private void warnOfEviction() {
        try {
            if (!redis.info("memory").contains("maxmemory_policy:noeviction")) {
                log.warn("Redis may forget keys that were used; set its maxmemory-policy to noeviction");
            }
        } catch (JedisException e) {
            log.warn("Redis does not answer; logins are refused until it does: {}", e.getMessage());
        }
    }

    private static String name(String purpose, String key) {
        return PREFIX + OneUseKeys.hash(purpose, key);
    }
}
