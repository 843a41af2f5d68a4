package app.vigil.lti;

import app.vigil.shared.MasterKey;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * One-time permissions of the operator: to enter as operator and to connect a platform. They expire, and using one ends
 * it.
 */
@Component
public class OperatorTokens {

    /** Enters the tool as its operator. */
    public static final String OPERATOR_SESSION = "operator-session";

    /** Connects one platform by dynamic registration. */
    public static final String REGISTRATION_INVITATION = "registration-invitation";

    private final MasterKey key;
    private final Clock clock;
    private final OneUseValues used;

    OperatorTokens(MasterKey key, Clock clock, OneUseValues used) {
        this.key = key;
        this.clock = clock;
        this.used = used;
    }

    public String issue(String purpose, Duration lifetime) {
        return OperatorToken.fresh(purpose, clock.instant().plus(lifetime)).signed(key);
    }

    /** True once per token: signed for this purpose, not expired and never redeemed before. */
    public boolean redeem(String purpose, String token) {
        return OperatorToken.read(key, purpose, token)
                .filter(read -> clock.instant().isBefore(read.expiresAt()))
                .filter(read ->
                        used.firstSeen(purpose, read.nonce(), Duration.between(clock.instant(), read.expiresAt())))
                .isPresent();
    }
}
