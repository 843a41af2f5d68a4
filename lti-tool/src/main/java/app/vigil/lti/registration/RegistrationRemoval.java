package app.vigil.lti.registration;

import app.vigil.lti.Connections.Holding;
import app.vigil.lti.HangsOnRegistration;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationDeleted;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes a registration away with all that hangs on it; only one that is switched off, and only at its typed name. */
@Component
class RegistrationRemoval {

    private static final Logger log = LoggerFactory.getLogger(RegistrationRemoval.class);

    private final RegistrationStore registrations;
    private final ObjectProvider<HangsOnRegistration> holders;
    private final ApplicationEventPublisher events;

    RegistrationRemoval(
            RegistrationStore registrations,
            ObjectProvider<HangsOnRegistration> holders,
            ApplicationEventPublisher events) {
        this.registrations = registrations;
        this.holders = holders;
        this.events = events;
    }

    List<Holding> holdings(RegistrationId registration) {
        return holders.orderedStream()
                .map(holder -> new Holding(holder.code(), holder.count(registration)))
                .toList();
    }

    /** Within the caller's transaction. */
    void delete(RegistrationId id, String typedName, PersonId by) {
        Registration registration =
                registrations.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (registration.active()) {
            throw new ProblemException(LtiProblem.REGISTRATION_STILL_ACTIVE).with("registration", id);
        }
        if (!registration.name().strip().equals(typedName.strip())) {
            throw new ProblemException(LtiProblem.REGISTRATION_NAME_MISTYPED).with("registration", id);
        }
        events.publishEvent(new RegistrationDeleted(id, by));
        registrations.delete(id);
        log.info("deleted registration={} issuer={}", id, registration.issuer());
    }
}
