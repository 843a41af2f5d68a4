package app.vigil.decision;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decisions and their protocols are documents and outlive the recording. */
@Component
class HeldDecisions implements PersonalDataHolder {

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of("decision_entry", Lifetime.DOCUMENT, "decision", Lifetime.DOCUMENT);
    }
}
