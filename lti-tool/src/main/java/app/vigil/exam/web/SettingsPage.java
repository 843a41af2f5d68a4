package app.vigil.exam.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.exam.SetupChecklist;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Builds the settings page: checklist, form, staff, history. */
@Component
class SettingsPage {

    private final Exams exams;
    private final Registrations registrations;
    private final ExamFormView view;
    private final SetupChecklist checklist;
    private final StaffList staff;
    private final SettingsHistory history;

    SettingsPage(
            Exams exams,
            Registrations registrations,
            ExamFormView view,
            SetupChecklist checklist,
            StaffList staff,
            SettingsHistory history) {
        this.exams = exams;
        this.registrations = registrations;
        this.view = view;
        this.checklist = checklist;
        this.staff = staff;
        this.history = history;
    }

    Exam exam(ExamId id) {
        return exams.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    Registration registration(Exam exam) {
        return registrations.find(exam.registration()).orElseThrow();
    }

    /** The page with the exam's settings as they are. */
    ModelAndView of(Exam exam, Locale locale) {
        ExamForm form = ExamForm.of(exam.settings(), history.zone(exam));
        return of(exam, form, Map.of(), locale);
    }

    /** The page with a form that was typed and not saved. */
    ModelAndView of(Exam exam, ExamForm form, Map<String, Complaints.Complaint> complaints, Locale locale) {
        ModelAndView page = new ModelAndView("exam/settings");
        page.addObject("exam", exam);
        page.addObject("steps", checklist.of(exam));
        page.addObject("gated", checklist.gated(exam.id()));
        page.addObject("gateSteps", List.of());
        page.addObject("history", history.of(exam));
        staff.describe(page, exam, locale);
        view.describe(page, form, complaints, registration(exam), locale);
        return page;
    }
}
