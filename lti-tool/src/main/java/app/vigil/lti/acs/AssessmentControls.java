package app.vigil.lti.acs;

import app.vigil.lti.RegistrationId;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;

/** Client of the Assessment Control Service (Proctoring Services 1.0). */
public interface AssessmentControls {

    /** Sends one action, unless the platform does not offer it. Never throws for a platform's answer. */
    ControlOutcome send(RegistrationId registration, ControlEndpoint endpoint, ControlRequest request);
}
