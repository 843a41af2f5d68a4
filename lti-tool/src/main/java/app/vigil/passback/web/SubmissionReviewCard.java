package app.vigil.passback.web;

import app.vigil.lti.Launch;
import app.vigil.lti.LaunchHandler;
import app.vigil.lti.SubmissionReviewLaunch;
import app.vigil.passback.ReviewedSittings;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.people.Windows;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Answers a submission review from the platform's gradebook with the way into the page the viewer may see. */
@Component
@Order(100)
class SubmissionReviewCard implements LaunchHandler {

    private final ReviewedSittings reviewed;
    private final People people;
    private final Windows windows;

    SubmissionReviewCard(ReviewedSittings reviewed, People people, Windows windows) {
        this.reviewed = reviewed;
        this.people = people;
        this.windows = windows;
    }

    @Override
    public boolean accepts(Launch launch) {
        return launch instanceof SubmissionReviewLaunch;
    }

    @Override
    public ModelAndView handle(Launch launch) {
        Person viewer = people.remember(launch);
        ModelAndView page = new ModelAndView("passback/submission-review");
        reviewed.pathFor(viewer.id(), (SubmissionReviewLaunch) launch)
                .ifPresent(path -> page.addObject("ticket", windows.ticket(launch, viewer, path)));
        return page;
    }
}
