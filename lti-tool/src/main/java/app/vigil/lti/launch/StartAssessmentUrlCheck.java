package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Origins;
import app.vigil.shared.ProblemException;
import java.util.List;

/** The signed start is posted to the platform's own origin and nowhere else (Proctoring Services 1.0, {@code start_assessment_url}). */
final class StartAssessmentUrlCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!MessageType.START_PROCTORING.is(token)) {
            return;
        }
        List<String> platform = token.registration().origins();
        boolean onPlatform = token.all()
                .address(ProctoringClaims.START_ASSESSMENT_URL)
                .filter(address -> address.getRawUserInfo() == null)
                .flatMap(Origins::of)
                .filter(platform::contains)
                .isPresent();
        if (!onPlatform) {
            throw new ProblemException(LtiProblem.LAUNCH_START_ASSESSMENT_URL);
        }
    }
}
