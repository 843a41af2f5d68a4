package app.vigil.lti;

import app.vigil.shared.ProblemException;
import app.vigil.shared.VigilSettings;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** One-time invitations that let one platform register itself (Dynamic Registration 1.0, 3.1). */
@Component
public final class Invitations {

    /** An invitation waits this long for the platform's administrator. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** Purpose of an invitation made with {@link OperatorTokens#issue}. */
    public static final String PURPOSE = "invitation";

    private final OperatorTokens tokens;
    private final VigilSettings settings;

    Invitations(OperatorTokens tokens, VigilSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /** The registration address an administrator enters in the platform. */
    public URI issue() {
        return address(settings, tokens.issue(PURPOSE, LIFETIME));
    }

    /** The address for an invitation signed on the command line. */
    public static URI address(VigilSettings settings, String invitation) {
        return UriComponentsBuilder.fromUri(settings.address("/lti/register"))
                .queryParam("invitation", invitation)
                .build()
                .toUri();
    }

    /** Fails with problem {@code invitation-invalid} unless the invitation is ours and has not expired. */
    public void check(String invitation) {
        if (!tokens.valid(PURPOSE, invitation)) {
            throw new ProblemException(LtiProblem.INVITATION_INVALID);
        }
    }

    /** Uses the invitation up; fails with problem {@code invitation-invalid} the second time. */
    public void redeem(String invitation) {
        if (!tokens.redeem(PURPOSE, invitation)) {
            throw new ProblemException(LtiProblem.INVITATION_INVALID);
        }
    }

    /** Makes a redeemed invitation usable again, because registering failed for a reason that may pass. */
    public void giveBack(String invitation) {
        tokens.giveBack(PURPOSE, invitation);
    }
}
