package app.vigil.passback.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.passback.ExamDeliveries;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What was sent to the gradebook of an exam's course, how it fared, and a button to try again. */
@Controller
@RequestMapping("/passback/{examId}")
@AllowedTo(TeacherOfDeliveries.class)
class DeliveriesPage {

    private final ExamDeliveries deliveries;
    private final Exams exams;
    private final AssessmentList assessments;

    DeliveriesPage(ExamDeliveries deliveries, Exams exams, AssessmentList assessments) {
        this.deliveries = deliveries;
        this.exams = exams;
        this.assessments = assessments;
    }

    @GetMapping
    String list(@PathVariable("examId") String examId, Model model) {
        Exam exam = exams.find(ExamId.of(examId)).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        model.addAttribute("exam", exam);
        model.addAttribute("items", deliveries.items(exam.id()).orElse(null));
        // Every launch for proctoring tells where the gradebook is; when none did, there is none.
        model.addAttribute("platformOpens", assessments.any(exam));
        model.addAttribute("lines", deliveries.of(exam.id()));
        return "passback/deliveries";
    }

    @PostMapping("/scores/{scoreId}/retry")
    String retry(@PathVariable("examId") String examId, @PathVariable("scoreId") String scoreId) {
        ExamId exam = ExamId.of(examId);
        deliveries.retry(exam, scoreId(scoreId));
        return "redirect:/passback/" + exam;
    }

    private static UUID scoreId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(malformed);
        }
    }
}
