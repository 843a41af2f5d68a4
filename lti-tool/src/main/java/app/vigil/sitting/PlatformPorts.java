package app.vigil.sitting;

import app.vigil.lti.proctoring.AssessmentStarts;
import app.vigil.lti.proctoring.ProctoredAttempts;
import org.springframework.stereotype.Component;

/** What this room asks of the standard about an attempt on the platform. */
@Component
record PlatformPorts(ProctoredAttempts attempts, AssessmentStarts starts) {}
