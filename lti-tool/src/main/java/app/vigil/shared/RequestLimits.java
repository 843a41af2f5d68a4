package app.vigil.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Keeps one sender from using up what is open to everybody. Each has a bucket that refills evenly over a minute; the
 * least used buckets are forgotten first, so that a flood of addresses costs no more memory. Every node counts for
 * itself. Problem {@code too-many-requests}, with {@code Retry-After}.
 */
@Component
public class RequestLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 100_000;
    private static final int NETWORK_BYTES = 8;

    private final LimitSettings settings;
    private final ClockMeter meter;

    /** A bucket nobody touched for a minute is full again, so it may as well be made anew. */
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(MINUTE)
            .build();

    RequestLimits(LimitSettings settings, Clock clock) {
        this.settings = settings;
        this.meter = new ClockMeter(clock);
    }

    /** Counts a request of this address. */
    public void countAddress(String address) {
        count("address " + network(address), settings.requestsPerAddress());
    }

    /** Counts a login of this tenant. */
    public void countTenant(Object tenant) {
        count("tenant " + tenant, settings.loginsPerTenant());
    }

    private void count(String sender, int perMinute) {
        ConsumptionProbe probe = buckets.get(sender, key -> fresh(perMinute)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS)
                    .with("sender", sender)
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket fresh(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .withCustomTimePrecision(meter)
                .build();
    }

    /** Whoever has one IPv6 address usually has all of its network. */
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
