package app.vigil.calendar;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.Map;
import org.springframework.stereotype.Component;

/** When what was done about whom is part of the documents; it goes with the exam or the sitting. */
@Component
class HeldDeadlines implements PersonalDataHolder {

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of("deadline", Lifetime.DOCUMENT);
    }
}
