package app.vigil.demo.lms.faults;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The faults that are switched on just now; a restart mends everything. */
@Component
class Faults {

    private final Set<Fault> on = ConcurrentHashMap.newKeySet();

    boolean has(Fault fault) {
        return on.contains(fault);
    }

    void toggle(Fault fault) {
        if (!on.remove(fault)) {
            on.add(fault);
        }
    }
}
