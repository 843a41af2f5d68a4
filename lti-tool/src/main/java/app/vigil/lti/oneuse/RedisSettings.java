package app.vigil.lti.oneuse;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Redis that nodes share.
 *
 * @param url {@code redis://user:password@host:port/database} or {@code rediss://…}; the database keeps one-use values
 *     when missing
 * @param timeout to connect and to answer; default 2 s
 */
@ConfigurationProperties("vigil.redis")
record RedisSettings(@Nullable URI url, @DefaultValue("2s") Duration timeout) {}
