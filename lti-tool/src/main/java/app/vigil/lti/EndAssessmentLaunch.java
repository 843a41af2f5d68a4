package app.vigil.lti;

import org.jspecify.annotations.Nullable;

/**
 * {@code LtiEndAssessment}: the platform's assessment is over, in this browser.
 *
 * @param resourceLinkId some platforms leave it out
 * @param errorMessage for the candidate, when the assessment ended by a failure
 * @param errorLog for the log, likewise
 * @see <a href="https://www.imsglobal.org/spec/proctoring/v1p0">Proctoring Services 1.0</a>
 */
public record EndAssessmentLaunch(
        Core core,
        @Nullable String resourceLinkId,
        int attemptNumber,
        @Nullable String errorMessage,
        @Nullable String errorLog)
        implements Launch {}
