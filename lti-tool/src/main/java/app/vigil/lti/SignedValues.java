package app.vigil.lti;

import app.vigil.lti.SignedText.Genuine;
import app.vigil.shared.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Values that a browser carries for the tool: a login's state, the tickets of framed pages. They are signed and tell when
 * they expire, so nothing is stored until one is used: whoever begins logins without end fills no table, and most tickets
 * are never used. Whoever holds one can read it.
 */
@Component
public final class SignedValues {

    /** Until then the clocks of two nodes may differ and a value still cannot be used at both. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final SignedText text;
    private final OneUseValues oneUse;

    public SignedValues(MasterKey masterKey, OneUseValues oneUse, Clock clock) {
        this.text = new SignedText(masterKey, clock);
        this.oneUse = oneUse;
    }

    /** The value as it travels. */
    public String sign(String purpose, String value, Duration lifetime) {
        return text.sign(key(purpose), value, lifetime);
    }

    /** The value, used or not; empty when it has expired, was signed for another purpose or by nobody. */
    public Optional<String> read(String purpose, String signed) {
        return text.read(key(purpose), signed).map(Genuine::content);
    }

    /** The value the first time it is taken, whichever node is asked. */
    public Optional<String> take(String purpose, String signed) {
        return text.read(key(purpose), signed)
                .filter(genuine -> oneUse.firstSeen(
                        "taken-" + purpose, genuine.id(), genuine.left().plus(CLOCKS_DIFFER)))
                .map(Genuine::content);
    }

    private static String key(String purpose) {
        return "signed-value:" + purpose;
    }
}
