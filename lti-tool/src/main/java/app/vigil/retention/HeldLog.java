package app.vigil.retention;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The audit log names who did what to which sitting; audit itself knows no rooms. */
@Component
class HeldLog implements PersonalDataHolder {

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of("audit_line", Lifetime.DOCUMENT);
    }
}
