package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.shared.ProblemException;

/** {@code sub} names the user in at most 255 ASCII characters; anonymous launches have nothing to identify (LTI 1.3 core, 5.3.6). */
final class SubjectCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        String subject = token.claims().getSubject();
        if (subject == null || subject.isBlank() || !ShortId.fits(subject)) {
            throw new ProblemException(LtiProblem.LAUNCH_SUBJECT);
        }
    }
}
