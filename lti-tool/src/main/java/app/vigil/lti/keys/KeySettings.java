package app.vigil.lti.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the tool's own keys are renewed.
 *
 * @param lifetime how long a key signs before the next one takes over; default 90 days
 * @param lead how long the next one is published before it signs, so that platforms have fetched it; default 1 hour
 */
@ConfigurationProperties("vigil.lti.keys")
public record KeySettings(
        @DefaultValue("90d") Duration lifetime,
        @DefaultValue("1h") Duration lead) {}
