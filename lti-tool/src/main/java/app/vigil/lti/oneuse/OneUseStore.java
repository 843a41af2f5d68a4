package app.vigil.lti.oneuse;

import app.vigil.lti.OneUseValues;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Chooses the store: Redis where {@code vigil.redis.url} names one, else the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisSettings.class)
class OneUseStore {

    @Bean
    static OneUseValues oneUseValues(
            RedisSettings redis, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        URI url = redis.url();
        return url == null
                ? new JdbcOneUseValues(jdbc, transactions, clock)
                : new RedisOneUseValues(url, redis.timeout());
    }
}
