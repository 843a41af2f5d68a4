package app.vigil.lti;

import app.vigil.shared.MasterKey;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Signed one-time tokens. An operator's command makes them with {@link #issue(String, Duration, MasterKey, Clock)},
 * which needs the master key and no database; the running tool redeems each of them once.
 */
@Component
public final class OperatorTokens {

    private final SignedText text;
    private final OneUseValues oneUse;

    public OperatorTokens(MasterKey masterKey, OneUseValues oneUse, Clock clock) {
        this.text = new SignedText(masterKey, clock);
        this.oneUse = oneUse;
    }

    /** A token for one purpose. */
    public static String issue(String purpose, Duration lifetime, MasterKey masterKey, Clock clock) {
        return issue(purpose, lifetime, new SignedText(masterKey, clock));
    }

    /** A token made by the running tool. */
    public String issue(String purpose, Duration lifetime) {
        return issue(purpose, lifetime, text);
    }

    private static String issue(String purpose, Duration lifetime, SignedText text) {
        return text.sign(key(purpose), "", lifetime);
    }

    /** True for a token of this purpose that has not expired; says nothing about whether it was redeemed. */
    public boolean valid(String purpose, String token) {
        return text.read(key(purpose), token).isPresent();
    }

    /** True exactly once for a valid token. */
    public boolean redeem(String purpose, String token) {
        return text.read(key(purpose), token)
                .filter(genuine -> oneUse.firstSeen(redeemed(purpose), genuine.id(), genuine.left()))
                .isPresent();
    }

    /** Undoes {@link #redeem}. */
    public void giveBack(String purpose, String token) {
        text.read(key(purpose), token).ifPresent(genuine -> oneUse.forget(redeemed(purpose), genuine.id()));
    }

    private static String redeemed(String purpose) {
        return "redeemed-" + purpose;
    }

    private static String key(String purpose) {
        return "operator-token:" + purpose;
    }
}
