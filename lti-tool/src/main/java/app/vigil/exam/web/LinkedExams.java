package app.vigil.exam.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamProblem;
import app.vigil.exam.ExamSettings;
import app.vigil.exam.ExamSetup;
import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LaunchContext;
import app.vigil.lti.deeplinking.DeepLinking;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates exams for deep linking requests: the exam and the answer with its link, both or neither. */
@Component
class LinkedExams {

    private final DeepLinking deepLinking;
    private final ExamSetup setup;
    private final ExamLink link;

    LinkedExams(DeepLinking deepLinking, ExamSetup setup, ExamLink link) {
        this.deepLinking = deepLinking;
        this.setup = setup;
        this.link = link;
    }

    /** What is to be answered, and who sent the form. */
    record Order(String token, DeepLinkingLaunch request, PersonId sender) {}

    /** An exam whose token somebody else used meanwhile never existed. */
    @Transactional
    public DeepLinking.Response create(Order order, ExamSettings settings, Locale locale) {
        Exam exam = setup.create(course(order.request()), settings, order.sender());
        return deepLinking.respond(order.token(), List.of(link.to(exam, locale)), null);
    }

    private static ExamSetup.Course course(DeepLinkingLaunch request) {
        Launch.Core core = request.core();
        LaunchContext context = core.context().orElseThrow(() -> new ProblemException(ExamProblem.NEEDS_COURSE));
        String title = context.title() == null ? context.id() : context.title();
        return new ExamSetup.Course(
                core.registration(), context.id(), title, core.memberships().orElse(null));
    }
}
