package app.vigil.mail;

import app.vigil.retention.spi.PersonalDataHolder;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Addresses and words of letters; the log forgets them by itself after its own term. */
@Component
class HeldLetters implements PersonalDataHolder {

    @Override
    public Map<String, Lifetime> tables() {
        return Map.of("mail_letter", Lifetime.PERSON);
    }
}
