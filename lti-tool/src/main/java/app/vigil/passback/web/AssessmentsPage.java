package app.vigil.passback.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.lti.ControlAction;
import app.vigil.passback.Interventions;
import app.vigil.passback.Interventions.Asked;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Attempts on a platform with Proctoring Services: proctors intervene, teachers see what came of it. */
@Controller
@RequestMapping("/passback/{examId}/assessments")
class AssessmentsPage {

    private static final int MOST_MINUTES = 24 * 60;

    private final Exams exams;
    private final Sittings sittings;
    private final ExamAccess access;
    private final AssessmentList list;
    private final Interventions interventions;

    AssessmentsPage(
            Exams exams, Sittings sittings, ExamAccess access, AssessmentList list, Interventions interventions) {
        this.exams = exams;
        this.sittings = sittings;
        this.access = access;
        this.list = list;
        this.interventions = interventions;
    }

    @GetMapping
    @AllowedTo(FollowsAssessments.class)
    String show(@PathVariable("examId") String examId, @AuthenticationPrincipal Viewer viewer, Model model) {
        Exam exam = exams.find(ExamId.of(examId)).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        model.addAttribute("exam", exam);
        model.addAttribute("intervenes", access.proctors(viewer.id(), exam.id()));
        model.addAttribute("rows", list.of(exam, viewer.id()));
        return "passback/assessments";
    }

    @PostMapping("/{sittingId}")
    @AllowedTo(IntervenesInAssessment.class)
    String intervene(
            @PathVariable("examId") String examId,
            @PathVariable("sittingId") String sittingId,
            Form form,
            @AuthenticationPrincipal Viewer viewer) {
        SittingId sitting = ofExam(sittingId, examId);
        interventions.ask(sitting, form.asked(), viewer.id());
        return "redirect:/passback/" + ExamId.of(examId) + "/assessments";
    }

    private SittingId ofExam(String sittingId, String examId) {
        return sittings.find(SittingId.of(sittingId))
                .filter(sitting -> sitting.exam().equals(ExamId.of(examId)))
                .map(Sitting::id)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** The form as posted. */
    record Form(
            @Nullable String action,
            @Nullable String words,
            @Nullable Double severity,
            @Nullable Integer minutes) {

        Asked asked() {
            ControlAction wanted = ControlAction.of(action == null ? "" : action)
                    .orElseThrow(() -> new ProblemException(CommonProblem.INVALID_REQUEST).with("action", "unknown"));
            return new Asked(
                    wanted,
                    severity == null ? 0 : severity,
                    wanted == ControlAction.UPDATE ? extraTime() : null,
                    words == null ? "" : words.strip());
        }

        private @Nullable Duration extraTime() {
            return minutes == null || minutes <= 0 || minutes > MOST_MINUTES ? null : Duration.ofMinutes(minutes);
        }
    }
}
