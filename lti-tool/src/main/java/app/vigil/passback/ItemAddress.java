package app.vigil.passback;

import app.vigil.lti.RegistrationId;
import java.net.URI;

/** Where a score is posted to. */
record ItemAddress(RegistrationId registration, URI lineItem) {}
