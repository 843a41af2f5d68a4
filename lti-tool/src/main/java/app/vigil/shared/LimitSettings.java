package app.vigil.shared;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the open endpoints one sender may have in a minute.
 *
 * @param requestsPerAddress of one IPv4 address or IPv6 network of 64 bits; default 6000, because a whole university may
 *     sit behind one address and launch at nine o'clock
 * @param loginsPerTenant of one registration; default 12000
 */
@ConfigurationProperties("vigil.limits")
public record LimitSettings(
        @DefaultValue("6000") int requestsPerAddress,
        @DefaultValue("12000") int loginsPerTenant) {}
