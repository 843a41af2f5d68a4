/**
 * Proctoring Services 1.0, tool side, in the order things happen: a {@link app.vigil.lti.StartProctoringLaunch} is kept as
 * a {@link app.vigil.lti.proctoring.ProctoredAttempt}; once the tool lets the candidate begin, {@link
 * app.vigil.lti.proctoring.AssessmentStarts} signs the {@code LtiStartAssessment} that the browser posts, or sends the
 * browser back with the reason; an {@link app.vigil.lti.EndAssessmentLaunch} finds its attempt again. What a proctor does
 * meanwhile goes through {@code lti.acs}.
 *
 * @see <a href="https://www.imsglobal.org/spec/proctoring/v1p0">Proctoring Services 1.0</a>
 */
@NullMarked
@NamedInterface("proctoring")
package app.vigil.lti.proctoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
