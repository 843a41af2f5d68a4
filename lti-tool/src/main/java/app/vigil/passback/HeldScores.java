package app.vigil.passback;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the platform was told is part of the result and outlives the recording. */
@Component
class HeldScores implements PersonalDataHolder {

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of("passback_score", Lifetime.DOCUMENT, "passback_decision", Lifetime.DOCUMENT);
    }
}
