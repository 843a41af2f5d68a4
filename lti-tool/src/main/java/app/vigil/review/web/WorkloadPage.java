package app.vigil.review.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.review.DetectorReport;
import app.vigil.review.Disputes;
import app.vigil.review.Distribution;
import app.vigil.review.Workload;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Whether an exam's recordings will be reviewed in time, and by whom (R2-012). */
@Controller
class WorkloadPage {

    private final Workload workload;
    private final DetectorReport detectors;
    private final Distribution distribution;
    private final Disputes disputes;
    private final Exams exams;
    private final OrganisesReview organises;

    WorkloadPage(
            Workload workload,
            DetectorReport detectors,
            Distribution distribution,
            Disputes disputes,
            Exams exams,
            OrganisesReview organises) {
        this.workload = workload;
        this.detectors = detectors;
        this.distribution = distribution;
        this.disputes = disputes;
        this.exams = exams;
        this.organises = organises;
    }

    @GetMapping("/review/exams/{examId}")
    @AllowedTo({OrganisesReview.class, ReviewsExam.class})
    String workload(@PathVariable ExamId examId, @AuthenticationPrincipal Viewer viewer, Model model) {
        Exam exam = exam(examId);
        model.addAttribute("exam", exam);
        model.addAttribute("outlook", workload.of(exam));
        model.addAttribute("detectors", detectors.of(examId));
        model.addAttribute("distributed", distribution.distributed(examId));
        model.addAttribute("organises", organises.permits(viewer.id(), exam));
        model.addAttribute("reviews", organises.reviews(viewer.id(), examId));
        model.addAttribute("disputes", disputes.of(exam, viewer.id()));
        return "review/workload";
    }

    @PostMapping("/review/exams/{examId}/distribution")
    @AllowedTo(OrganisesReview.class)
    String distribute(@PathVariable ExamId examId, @AuthenticationPrincipal Viewer viewer) {
        distribution.distribute(exam(examId), viewer.id());
        return "redirect:/review/exams/" + examId;
    }

    private Exam exam(ExamId id) {
        return exams.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("exam", id));
    }
}
