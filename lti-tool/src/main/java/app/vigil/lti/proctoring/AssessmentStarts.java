package app.vigil.lti.proctoring;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Answers a {@code LtiStartProctoring} through the candidate's browser: begin, or do not. */
public interface AssessmentStarts {

    /**
     * The signed {@code LtiStartAssessment}. It can be asked for again while the attempt lasts: each has a nonce of its own,
     * and what a repeated start does is the platform's matter.
     *
     * @param user null when nobody was identified
     * @param endAssessmentReturn the platform is to send {@code LtiEndAssessment} when the assessment is over
     */
    BrowserPost allow(AttemptId attempt, @Nullable VerifiedUser user, boolean endAssessmentReturn);

    /**
     * The candidate may not begin: back to the launch's return address with {@code lti_errormsg}, or, for a launch without
     * one, a start that carries {@code errormsg} instead of a permission.
     *
     * @param message for the candidate
     * @param log for the platform's log; nothing personal
     */
    Refusal refuse(AttemptId attempt, String message, String log);

    /** One field {@code JWT}, posted by the browser to an address of the platform. */
    record BrowserPost(URI address, String jwt) implements Refusal {}

    /** A GET of the platform's return address. */
    record BrowserReturn(URI address) implements Refusal {}

    /** How a refusal travels. */
    sealed interface Refusal permits BrowserPost, BrowserReturn {}
}
