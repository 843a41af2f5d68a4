package app.vigil.people.web;

import app.vigil.lti.Launch;
import app.vigil.lti.LaunchHandler;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.lti.StartProctoringLaunch;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Answers launches of staff; comes after the rooms that know the activity. */
@Component
@Order(1000)
class StaffLaunches implements LaunchHandler {

    private static final Set<Role> STAFF = Set.of(
            Role.INSTRUCTOR,
            Role.TEACHING_ASSISTANT,
            Role.CONTENT_DEVELOPER,
            Role.CONTEXT_ADMINISTRATOR,
            Role.INSTITUTION_ADMINISTRATOR,
            Role.SYSTEM_ADMINISTRATOR);

    private final StaffCard card;

    StaffLaunches(StaffCard card) {
        this.card = card;
    }

    @Override
    public boolean accepts(Launch launch) {
        return (launch instanceof ResourceLinkLaunch || launch instanceof StartProctoringLaunch)
                && launch.core().roles().stream().anyMatch(STAFF::contains);
    }

    @Override
    public ModelAndView handle(Launch launch) {
        return card.of(launch);
    }
}
