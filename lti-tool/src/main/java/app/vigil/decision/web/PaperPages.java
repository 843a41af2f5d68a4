package app.vigil.decision.web;

import app.vigil.decision.papers.IssuedPaper;
import app.vigil.decision.papers.PaperId;
import app.vigil.decision.papers.PaperKind;
import app.vigil.decision.papers.Papers;
import app.vigil.decision.papers.Papers.Wanted;
import app.vigil.decision.papers.Signing;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.people.Windows;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.AnyViewer;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.shared.web.Language;
import app.vigil.sitting.SittingId;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Papers of an exam: drawn up, read, signed, handed over. */
@Controller
class PaperPages {

    private final Papers papers;
    private final Signing signing;
    private final PaperShelf shelf;
    private final Exams exams;

    PaperPages(Papers papers, Signing signing, PaperShelf shelf, Exams exams) {
        this.papers = papers;
        this.signing = signing;
        this.shelf = shelf;
        this.exams = exams;
    }

    @GetMapping("/papers")
    @AllowedTo(AnyViewer.class)
    String toSign(@AuthenticationPrincipal Viewer viewer, Model model) {
        model.addAttribute("lines", shelf.toSign(viewer.id()));
        return "decision/papers-to-sign";
    }

    @GetMapping("/papers/exams/{examId}")
    @AllowedTo(DrawsUpPapers.class)
    String ofExam(@PathVariable String examId, @AuthenticationPrincipal Viewer viewer, Model model) {
        Exam exam = exams.find(ExamId.of(examId)).orElseThrow();
        model.addAttribute("exam", exam);
        model.addAttribute("lines", shelf.of(exam, viewer.id()));
        model.addAttribute("kinds", shelf.kinds(exam, viewer.id()));
        return "decision/papers";
    }

    /** What a form on a page asks for. */
    record Form(
            @Nullable String kind,
            @Nullable String sitting,
            @Nullable String group,
            @Nullable String written) {

        Wanted of(ExamId exam, Locale locale) {
            return new Wanted(
                    named(kind),
                    exam,
                    sitting == null || sitting.isEmpty() ? null : SittingId.of(sitting),
                    group == null ? "" : group,
                    Language.nearest(written == null ? locale : Locale.forLanguageTag(written)));
        }
    }

    private static PaperKind named(@Nullable String code) {
        return Arrays.stream(PaperKind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    @PostMapping("/papers/exams/{examId}")
    @AllowedTo(DrawsUpPapers.class)
    String register(@PathVariable String examId, Form form, @AuthenticationPrincipal Viewer viewer, Locale locale) {
        Wanted wanted = form.of(ExamId.of(examId), locale);
        shelf.checkMayDrawUp(wanted.kind(), wanted.exam(), wanted.sitting(), viewer.id());
        return "redirect:/papers/" + papers.register(wanted, viewer.id());
    }

    @GetMapping("/papers/{paperId}")
    @AllowedTo(ReadsPaper.class)
    String paper(
            @PathVariable String paperId, @AuthenticationPrincipal Viewer viewer, HttpSession session, Model model) {
        IssuedPaper issued = known(paperId);
        model.addAttribute("issued", issued);
        model.addAttribute("paper", papers.shown(issued));
        model.addAttribute("places", papers.places(issued.id()));
        model.addAttribute("scans", papers.scans(issued.id()));
        boolean overtaken = signing.overtaken(issued);
        model.addAttribute("overtaken", overtaken);
        model.addAttribute(
                "place", overtaken ? null : signing.placeOf(issued, viewer.id()).orElse(null));
        model.addAttribute("fresh", signing.fresh(Windows.launchedAt(session)));
        model.addAttribute("exam", exams.find(issued.exam()).orElseThrow());
        return "decision/paper";
    }

    @PostMapping("/papers/{paperId}/signature")
    @AllowedTo(ReadsPaper.class)
    String sign(
            @PathVariable String paperId,
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal Viewer viewer,
            HttpSession session) {
        signing.sign(PaperId.of(paperId), new Signing.Signature(viewer.id(), name, Windows.launchedAt(session)));
        return "redirect:/papers/" + paperId;
    }

    @PostMapping("/papers/{paperId}/original")
    @AllowedTo(KeepsPaper.class)
    String originalReceived(@PathVariable String paperId, @AuthenticationPrincipal Viewer viewer) {
        papers.originalReceived(PaperId.of(paperId), viewer.id());
        return "redirect:/papers/" + paperId;
    }

    @PostMapping("/papers/{paperId}/scans")
    @AllowedTo(KeepsPaper.class)
    String addScan(@PathVariable String paperId, UploadedFile file, @AuthenticationPrincipal Viewer viewer) {
        papers.addScan(PaperId.of(paperId), file.content(), viewer.id());
        return "redirect:/papers/" + paperId;
    }

    private IssuedPaper known(String paperId) {
        return papers.find(PaperId.of(paperId))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("paper", paperId));
    }
}
