package app.vigil.exam.web;

import app.vigil.exam.ExamProblem;
import app.vigil.exam.ExamProfiles;
import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LaunchHandler;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.Role;
import app.vigil.lti.deeplinking.DeepLinking;
import app.vigil.people.People;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.shared.web.Language;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers a teacher's deep linking request with the exam form. It lives inside the LMS frame without cookies, so the
 * form itself carries the token of the kept request.
 */
@Component
@Order(30)
class DeepLinkingForm implements LaunchHandler {

    private static final Set<Role> MAY_CREATE = Set.of(
            Role.INSTRUCTOR,
            Role.CONTENT_DEVELOPER,
            Role.CONTEXT_ADMINISTRATOR,
            Role.INSTITUTION_ADMINISTRATOR,
            Role.SYSTEM_ADMINISTRATOR);

    private final DeepLinking deepLinking;
    private final Registrations registrations;
    private final People people;
    private final Units units;
    private final ExamProfiles profiles;
    private final ExamFormView view;

    DeepLinkingForm(
            DeepLinking deepLinking,
            Registrations registrations,
            People people,
            Units units,
            ExamProfiles profiles,
            ExamFormView view) {
        this.deepLinking = deepLinking;
        this.registrations = registrations;
        this.people = people;
        this.units = units;
        this.profiles = profiles;
        this.view = view;
    }

    @Override
    public boolean accepts(Launch launch) {
        return launch instanceof DeepLinkingLaunch;
    }

    @Override
    public ModelAndView handle(Launch launch) {
        if (!(launch instanceof DeepLinkingLaunch request)) {
            throw new IllegalArgumentException("not a deep linking request");
        }
        check(request);
        people.remember(request);
        Launch.Core core = request.core();
        String profile = ExamProfiles.DEFAULT;
        ExamForm fresh = ExamForm.fresh("", units.root(core.registration()).id(), profile, profiles.of(profile));
        return page(deepLinking.keep(request), fresh, Map.of(), request, Language.nearest(core.locale()));
    }

    private static void check(DeepLinkingLaunch request) {
        Launch.Core core = request.core();
        if (Collections.disjoint(core.roles(), MAY_CREATE)) {
            throw new ProblemException(ExamProblem.TEACHERS_ONLY).with("launch", core.id());
        }
        if (core.context().isEmpty()) {
            throw new ProblemException(ExamProblem.NEEDS_COURSE).with("launch", core.id());
        }
        if (!request.acceptTypes().contains("ltiResourceLink")) {
            throw new ProblemException(ExamProblem.LINKS_NOT_ACCEPTED).with("launch", core.id());
        }
    }

    ModelAndView page(
            String token,
            ExamForm form,
            Map<String, Complaints.Complaint> complaints,
            DeepLinkingLaunch request,
            Locale locale) {
        ModelAndView page = new ModelAndView("exam/deep-linking");
        page.addObject("token", token);
        page.addObject("language", locale.getLanguage());
        view.describe(page, form, complaints, registration(request), locale);
        return page;
    }

    ExamForm preset(ExamForm typed) {
        return typed.withPreset(typed.profile(), profiles.of(typed.profile()));
    }

    PersonId sender(DeepLinkingLaunch request) {
        return people.remember(request).id();
    }

    Registration registration(DeepLinkingLaunch request) {
        return registrations.find(request.core().registration()).orElseThrow();
    }
}
