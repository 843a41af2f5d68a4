package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** A submission review says whose submission it is, by an id of the same form as {@code sub} (AGS 2.0, submission review, {@code for_user}). */
final class ForUserCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!MessageType.SUBMISSION_REVIEW.is(token)) {
            return;
        }
        String user = token.all().object(ClaimSet.FOR_USER).text("user_id").orElse("");
        if (user.isEmpty() || !ShortId.fits(user)) {
            throw new ProblemException(LtiProblem.LAUNCH_FOR_USER);
        }
    }
}
