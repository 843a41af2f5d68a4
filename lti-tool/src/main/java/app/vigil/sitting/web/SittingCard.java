package app.vigil.sitting.web;

import app.vigil.exam.Exam;
import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.Launch;
import app.vigil.people.Person;
import app.vigil.people.Windows;
import app.vigil.shared.web.Language;
import app.vigil.sitting.ExamWindow;
import app.vigil.sitting.SittingId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Renders a sitting's card inside the LMS frame, with the ticket into the exam window while that may be entered. */
@Component
class SittingCard {

    private final ExamWindow window;
    private final Windows windows;
    private final CardModel model;
    private final HttpServletRequest request;

    SittingCard(ExamWindow window, Windows windows, CardModel model, HttpServletRequest request) {
        this.window = window;
        this.windows = windows;
        this.model = model;
        this.request = request;
    }

    /** No sitting begins on a telephone (R2-016, R2-052). */
    boolean needsComputer() {
        return Devices.mobile(request);
    }

    ModelAndView needsComputer(Exam exam, Launch launch) {
        return new ModelAndView("sitting/desktop-only-card")
                .addObject("exam", exam)
                .addObject("back", back(launch));
    }

    ModelAndView of(SittingId sitting, Launch launch, Person person) {
        return page("sitting/card", sitting, launch, person);
    }

    /** After the platform's assessment, whose error, if it told of one, is shown. */
    ModelAndView over(SittingId sitting, EndAssessmentLaunch launch, Person person) {
        return page("sitting/assessment-over", sitting, launch, person).addObject("error", launch.errorMessage());
    }

    private ModelAndView page(String template, SittingId sitting, Launch launch, Person person) {
        Locale locale = Language.nearest(launch.core().locale());
        CardModel.Card card = model.of(window.view(sitting, locale), locale);
        ModelAndView page = new ModelAndView(template)
                .addObject("card", card)
                .addObject("ownData", windows.ticket(launch, person, "/my-data"));
        if (card.over()) {
            page.addObject("result", windows.ticket(launch, person, "/results/" + sitting));
        }
        if (card.door().opens()) {
            page.addObject("ticket", windows.ticket(launch, person, "/sittings/" + sitting));
        } else {
            page.addObject("back", back(launch));
        }
        return page;
    }

    private static @Nullable URI back(Launch launch) {
        return launch.core().returnUrl().orElse(null);
    }
}
