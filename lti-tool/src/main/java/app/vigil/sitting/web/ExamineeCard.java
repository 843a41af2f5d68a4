package app.vigil.sitting.web;

import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LaunchHandler;
import app.vigil.lti.ResourceLinkLaunch;
import app.vigil.lti.Role;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.lti.SubmissionReviewLaunch;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.web.Language;
import app.vigil.sitting.ExamWindow;
import app.vigil.sitting.SittingId;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers a learner's launch with the card inside the LMS frame: what exam, which rules, what is needed, and the one
 * button into the exam window. Finds the examinee's sitting or begins it.
 */
@Component
@Order(100)
class ExamineeCard implements LaunchHandler {

    private final Exams exams;
    private final People people;
    private final ExamWindow window;
    private final SittingCard card;

    ExamineeCard(Exams exams, People people, ExamWindow window, SittingCard card) {
        this.exams = exams;
        this.people = people;
        this.window = window;
        this.card = card;
    }

    @Override
    public boolean accepts(Launch launch) {
        return switch (launch) {
            case ResourceLinkLaunch link ->
                link.core().roles().contains(Role.LEARNER)
                        && !link.core().roles().contains(Role.INSTRUCTOR);
            case DeepLinkingLaunch deepLinking -> false;
            case SubmissionReviewLaunch review -> false;
            case StartProctoringLaunch proctoring -> false;
            case EndAssessmentLaunch end -> false;
        };
    }

    @Override
    public ModelAndView handle(Launch launch) {
        Person person = people.remember(launch);
        Optional<Exam> exam = launch instanceof ResourceLinkLaunch link ? exams.of(link) : Optional.empty();
        if (exam.isEmpty()) {
            return new ModelAndView("sitting/no-exam");
        }
        if (card.needsComputer()) {
            return card.needsComputer(exam.get(), launch);
        }
        SittingId sitting = window.open(
                exam.get(), person.id(), Language.nearest(launch.core().locale()));
        return card.of(sitting, launch, person);
    }
}
