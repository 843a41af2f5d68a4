package app.vigil.decision.web;

import app.vigil.decision.gradebook.Columns;
import app.vigil.decision.gradebook.Gradebooks;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scores and groups out of the LMS's gradebook (R2-062). */
@Controller
class GradebookPages {

    private final Gradebooks gradebooks;
    private final Exams exams;
    private final ExamAccess access;

    GradebookPages(Gradebooks gradebooks, Exams exams, ExamAccess access) {
        this.gradebooks = gradebooks;
        this.exams = exams;
        this.access = access;
    }

    /** Columns as chosen on the page. */
    record Choice(
            @Nullable Integer email,
            @Nullable Integer id,
            @Nullable Integer score,
            @Nullable Integer group) {

        Columns over(Columns guessed) {
            return Columns.chosen(email, id, score, group, guessed);
        }
    }

    @GetMapping("/gradebooks/{examId}")
    @AllowedTo(DrawsUpPapers.class)
    String page(
            @PathVariable String examId,
            Choice choice,
            @RequestParam @Nullable Integer imported,
            @AuthenticationPrincipal Viewer viewer,
            Model model) {
        Exam exam = exams.find(ExamId.of(examId)).orElseThrow();
        model.addAttribute("exam", exam);
        model.addAttribute("preview", gradebooks.preview(exam, choice::over).orElse(null));
        model.addAttribute("imported", imported);
        model.addAttribute("decides", access.decides(viewer.id(), exam.id()));
        return "decision/gradebook";
    }

    @PostMapping("/gradebooks/{examId}/file")
    @AllowedTo(DrawsUpPapers.class)
    String upload(@PathVariable String examId, UploadedFile file, @AuthenticationPrincipal Viewer viewer) {
        gradebooks.upload(exams.find(ExamId.of(examId)).orElseThrow(), file.content(), viewer.id());
        return "redirect:/gradebooks/" + examId;
    }

    @PostMapping("/gradebooks/{examId}/platform")
    @AllowedTo(DrawsUpPapers.class)
    String readPlatform(@PathVariable String examId, @AuthenticationPrincipal Viewer viewer) {
        gradebooks.readPlatform(exams.find(ExamId.of(examId)).orElseThrow(), viewer.id());
        return "redirect:/gradebooks/" + examId;
    }

    @PostMapping("/gradebooks/{examId}")
    @AllowedTo(DrawsUpPapers.class)
    String apply(
            @PathVariable String examId,
            Choice choice,
            @AuthenticationPrincipal Viewer viewer,
            RedirectAttributes query) {
        Exam exam = exams.find(ExamId.of(examId)).orElseThrow();
        query.addAttribute("imported", gradebooks.apply(exam, choice::over, viewer.id()));
        return "redirect:/gradebooks/" + examId;
    }
}
