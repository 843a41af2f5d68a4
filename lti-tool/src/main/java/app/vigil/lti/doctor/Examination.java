package app.vigil.lti.doctor;

import app.vigil.lti.Registration;
import java.util.List;

/** One step of the doctor. Failures of the platform are findings, never exceptions. */
interface Examination {

    Step step();

    List<Finding> of(Registration registration);
}
