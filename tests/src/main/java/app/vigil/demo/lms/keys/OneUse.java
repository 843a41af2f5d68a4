package app.vigil.demo.lms.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Remembers identifiers that count once, longer than any JWT accepted here lives. */
@Component
class OneUse {

    static final Duration REMEMBERED = Duration.ofHours(2);

    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final Clock clock;

    OneUse(Clock clock) {
        this.clock = clock;
    }

    /** True the first time only. */
    boolean first(String id) {
        Instant now = clock.instant();
        used.values().removeIf(until -> until.isBefore(now));
        return used.putIfAbsent(id, now.plus(REMEMBERED)) == null;
    }
}
