package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** A submission review names the line item it was opened from (AGS 2.0, submission review). */
final class ReviewedLineItemCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (MessageType.SUBMISSION_REVIEW.is(token)
                && token.all().object(ClaimSet.AGS_ENDPOINT).address("lineitem").isEmpty()) {
            throw new ProblemException(LtiProblem.LAUNCH_REVIEWED_LINE_ITEM);
        }
    }
}
