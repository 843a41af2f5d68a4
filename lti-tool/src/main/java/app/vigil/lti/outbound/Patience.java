package app.vigil.lti.outbound;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a platform may take to answer.
 *
 * @param connect until there is a connection; default 3 seconds
 * @param read between two bytes; default 8 seconds
 * @param overall from the request to the last byte, however steadily it drips; default 12 seconds
 */
@ConfigurationProperties("vigil.lti.patience")
public record Patience(
        @DefaultValue("3s") Duration connect,
        @DefaultValue("8s") Duration read,
        @DefaultValue("12s") Duration overall) {}
