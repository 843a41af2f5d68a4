package app.vigil.lti.registration;

import app.vigil.lti.Launch;
import app.vigil.lti.LaunchAccepted;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import java.net.URI;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A registration that is called after its host, because nobody gave it a name, takes the one the platform gives itself
 * in its launches. Registration itself cannot ask for it: a platform's configuration has no name.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3#platform-instance-claim">LTI 1.3 core, 5.4.2</a>
 */
@Component
class PlatformNames {

    private static final int NAME_LENGTH = 200;

    private final RegistrationStore registrations;

    PlatformNames(RegistrationStore registrations) {
        this.registrations = registrations;
    }

    @EventListener
    void learn(LaunchAccepted accepted) {
        Launch.Core core = accepted.launch().core();
        core.platformName().ifPresent(name -> nameAfterHost(core.registration(), name));
    }

    private void nameAfterHost(RegistrationId id, String name) {
        registrations
                .find(id)
                .filter(PlatformNames::calledAfterHost)
                .ifPresent(unnamed -> registrations.rename(id, cut(name)));
    }

    private static boolean calledAfterHost(Registration registration) {
        return registration.name().equals(URI.create(registration.issuer()).getHost());
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), NAME_LENGTH));
    }
}
