package app.vigil.review.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.review.LiveStaffing;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The part of the queue and of an exam's overview that asks every few seconds whether proctors are enough (R2-013). */
@Controller
class LiveStaffingPage {

    private final LiveStaffing staffing;
    private final Exams exams;
    private final ExamsOnDuty onDuty;

    LiveStaffingPage(LiveStaffing staffing, Exams exams, ExamsOnDuty onDuty) {
        this.staffing = staffing;
        this.exams = exams;
        this.onDuty = onDuty;
    }

    @GetMapping("/review/staffing")
    @AllowedTo(AppointedProctor.class)
    String ofMine(@AuthenticationPrincipal Viewer viewer, Model model) {
        model.addAttribute("staffing", staffing.lacking(onDuty.ofProctor(viewer.id())));
        return "review/staffing :: alarms";
    }

    @GetMapping("/review/exams/{examId}/staffing")
    @AllowedTo({OrganisesReview.class, ReviewsExam.class})
    String ofExam(@PathVariable ExamId examId, Model model) {
        Exam exam = exams.find(examId)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("exam", examId));
        model.addAttribute("staffing", staffing.of(exam).map(List::of).orElse(List.of()));
        return "review/staffing :: alarms";
    }
}
