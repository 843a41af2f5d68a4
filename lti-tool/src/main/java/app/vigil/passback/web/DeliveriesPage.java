package app.vigil.passback.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.passback.DeliveryState;
import app.vigil.passback.ExamDeliveries;
import app.vigil.passback.ExamDeliveries.Line;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.web.PageOf;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
    String list(@PathVariable("examId") String examId, @RequestParam(defaultValue = "1") int page, Model model) {
        Exam exam = exams.find(ExamId.of(examId)).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        model.addAttribute("exam", exam);
        model.addAttribute("items", deliveries.items(exam.id()).orElse(null));
        // Every launch for proctoring tells where the gradebook is; when none did, there is none.
        model.addAttribute("platformOpens", assessments.any(exam));
        List<Line> lines = deliveries.of(exam.id());
        // What waits for a person comes first, however long the table is.
        model.addAttribute(
                "page",
                PageOf.of(
                        lines.stream()
                                .sorted(Comparator.comparing(
                                        line -> !line.state().waitsForPerson()))
                                .toList(),
                        page));
        model.addAttribute("counts", counts(lines));
        model.addAttribute(
                "standing",
                lines.stream()
                        .filter(line -> line.retriable()
                                && line.state().waitsForPerson()
                                && line.state() != DeliveryState.CONFLICT)
                        .count());
        return "passback/deliveries";
    }

    @PostMapping("/scores/{scoreId}/retry")
    String retry(@PathVariable("examId") String examId, @PathVariable("scoreId") String scoreId) {
        ExamId exam = ExamId.of(examId);
        deliveries.retry(exam, scoreId(scoreId));
        return "redirect:/passback/" + exam;
    }

    @PostMapping("/scores/{scoreId}/kept")
    String keepTheirs(@PathVariable("examId") String examId, @PathVariable("scoreId") String scoreId) {
        ExamId exam = ExamId.of(examId);
        deliveries.keepTheirs(exam, scoreId(scoreId));
        return "redirect:/passback/" + exam;
    }

    @PostMapping("/retry")
    String retryAll(@PathVariable("examId") String examId, RedirectAttributes next) {
        ExamId exam = ExamId.of(examId);
        next.addFlashAttribute("retried", deliveries.retryAll(exam));
        return "redirect:/passback/" + exam;
    }

    @PostMapping("/comparison")
    String compare(@PathVariable("examId") String examId, RedirectAttributes next) {
        ExamId exam = ExamId.of(examId);
        next.addFlashAttribute("compared", deliveries.compare(exam));
        return "redirect:/passback/" + exam;
    }

    /** How many lines are in each state, in the order of the states. */
    private static Map<String, Long> counts(List<Line> lines) {
        Map<DeliveryState, Long> counts =
                lines.stream().collect(Collectors.groupingBy(Line::state, TreeMap::new, Collectors.counting()));
        Map<String, Long> byCode = new LinkedHashMap<>();
        counts.forEach((state, count) -> byCode.put(state.code(), count));
        return byCode;
    }

    private static UUID scoreId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(malformed);
        }
    }
}
