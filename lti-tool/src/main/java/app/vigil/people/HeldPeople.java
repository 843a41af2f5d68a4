package app.vigil.people;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.Map;
import org.springframework.stereotype.Component;

/** People, their course roles and appointments. */
@Component
class HeldPeople implements PersonalDataHolder {

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of("person", Lifetime.PERSON, "course_role", Lifetime.PERSON, "appointment", Lifetime.PERSON);
    }
}
