package app.vigil.sitting.web;

import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.lti.Launch;
import app.vigil.lti.LaunchHandler;
import app.vigil.lti.Role;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.lti.proctoring.ProctoredAttempt;
import app.vigil.lti.proctoring.ProctoredAttempts;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.web.Language;
import app.vigil.sitting.ExamWindow;
import app.vigil.sitting.SittingId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers a candidate's launch for proctoring with the same card as a resource link: the walk through the exam window is
 * the same, and the platform's assessment begins at its end. A second launch of an attempt finds its sitting again.
 */
@Component
@Order(100)
class ProctoringCard implements LaunchHandler {

    private final Exams exams;
    private final People people;
    private final ProctoredAttempts attempts;
    private final ExamWindow window;
    private final SittingCard card;

    ProctoringCard(Exams exams, People people, ProctoredAttempts attempts, ExamWindow window, SittingCard card) {
        this.exams = exams;
        this.people = people;
        this.attempts = attempts;
        this.window = window;
        this.card = card;
    }

    /** Teachers look at a quiz without being watched: their launch is answered as staff. */
    @Override
    public boolean accepts(Launch launch) {
        return launch instanceof StartProctoringLaunch && !launch.core().roles().contains(Role.INSTRUCTOR);
    }

    @Override
    public ModelAndView handle(Launch launch) {
        StartProctoringLaunch start = (StartProctoringLaunch) launch;
        Person person = people.remember(launch);
        Optional<Exam> exam = exams.of(start);
        if (exam.isEmpty()) {
            return new ModelAndView("sitting/no-exam");
        }
        if (card.needsComputer()) {
            return card.needsComputer(exam.get(), launch);
        }
        Locale locale = Language.nearest(launch.core().locale());
        ProctoredAttempt attempt = attempts.keep(start);
        SittingId sitting = window.open(exam.get(), person.id(), locale, attempt);
        return card.of(sitting, launch, person);
    }
}
