package app.vigil.exam;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Members of a course as the platform lists them. */
@Component
class HeldMembers implements PersonalDataHolder {

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of("exam_member", Lifetime.PERSON);
    }
}
