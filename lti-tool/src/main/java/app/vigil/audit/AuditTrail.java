package app.vigil.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The log as it is read and printed (R1-025). */
public interface AuditTrail {

    /** Lines of these actions from one instant until before another, in their order. */
    List<Written> between(Instant from, Instant to, Collection<String> actions);

    /** @param at when it was written */
    record Written(Instant at, AuditEntry entry) {}
}
