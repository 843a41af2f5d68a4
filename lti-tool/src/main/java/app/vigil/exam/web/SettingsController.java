package app.vigil.exam.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamProfiles;
import app.vigil.exam.ExamSetup;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The teacher's own window: all exams, and the settings of one. */
@Controller
class SettingsController {

    private final ExamAccess access;
    private final SettingsPage page;
    private final ExamFormReader reader;
    private final ExamSetup setup;
    private final ExamProfiles profiles;
    private final WaysOfExam ways;

    SettingsController(
            ExamAccess access,
            SettingsPage page,
            ExamFormReader reader,
            ExamSetup setup,
            ExamProfiles profiles,
            WaysOfExam ways) {
        this.access = access;
        this.page = page;
        this.reader = reader;
        this.setup = setup;
        this.profiles = profiles;
        this.ways = ways;
    }

    @GetMapping("/exams")
    @AllowedTo(ManagesSomeExam.class)
    ModelAndView list(@AuthenticationPrincipal Viewer viewer) {
        return new ModelAndView("exam/list", "exams", access.managed(viewer.id()));
    }

    @GetMapping("/exams/{examId}")
    @AllowedTo(ManagesExam.class)
    ModelAndView show(@PathVariable ExamId examId, @AuthenticationPrincipal Viewer viewer, Locale locale) {
        return page.of(page.exam(examId), locale).addObject("ways", ways.of(viewer, examId));
    }

    @PostMapping("/exams/{examId}")
    @AllowedTo(ManagesExam.class)
    ModelAndView save(
            @PathVariable ExamId examId,
            @RequestParam("action") String action,
            @RequestParam("version") int version,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale) {
        Exam exam = page.exam(examId);
        ExamForm typed = ExamForm.of(fields);
        return switch (action) {
            case "save" -> save(exam, typed, version, viewer, locale);
            case "preset" ->
                page.of(exam, typed.withPreset(typed.profile(), profiles.of(typed.profile())), Map.of(), locale);
            default -> throw new ProblemException(CommonProblem.INVALID_REQUEST).with("action", action);
        };
    }

    private ModelAndView save(Exam exam, ExamForm typed, int version, Viewer viewer, Locale locale) {
        return switch (reader.read(typed, page.registration(exam))) {
            case ExamFormReader.Reading.Refused refused -> {
                ModelAndView again = page.of(exam, typed, refused.complaints(), locale);
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
            case ExamFormReader.Reading.Accepted accepted -> {
                setup.change(exam.id(), version, accepted.settings(), viewer.id());
                yield new ModelAndView("redirect:/exams/" + exam.id() + "?saved");
            }
        };
    }
}
