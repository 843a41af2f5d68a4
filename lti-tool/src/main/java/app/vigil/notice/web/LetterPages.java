package app.vigil.notice.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.mail.Letters;
import app.vigil.notice.ProtocolHandover;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.AnyViewer;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hands protocols over, and shows what was sent and what became of it (R2-045). */
@Controller
@RequestMapping("/letters")
class LetterPages {

    private final LetterLog log;
    private final ProtocolHandover handover;
    private final Letters letters;
    private final Exams exams;

    LetterPages(LetterLog log, ProtocolHandover handover, Letters letters, Exams exams) {
        this.log = log;
        this.handover = handover;
        this.letters = letters;
        this.exams = exams;
    }

    @GetMapping
    @AllowedTo(AnyViewer.class)
    String exams(@AuthenticationPrincipal Viewer viewer, Model model) {
        model.addAttribute("lines", log.exams(viewer.id()));
        model.addAttribute("configured", letters.configured());
        return "notice/exams";
    }

    @GetMapping("/exams/{examId}")
    @AllowedTo(HandsOverProtocol.class)
    String ofExam(
            @PathVariable String examId,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal Viewer viewer,
            Model model) {
        Exam exam = known(examId);
        model.addAttribute("exam", exam);
        model.addAttribute("configured", letters.configured());
        model.addAttribute("handover", log.handover(exam));
        model.addAttribute("page", log.of(exam, viewer.id(), page));
        return "notice/letters";
    }

    @PostMapping("/exams/{examId}/protocol")
    @AllowedTo(HandsOverProtocol.class)
    String handOver(@PathVariable String examId, @AuthenticationPrincipal Viewer viewer, RedirectAttributes next) {
        Exam exam = known(examId);
        next.addFlashAttribute("handedOver", handover.handOver(exam, viewer.id()));
        return "redirect:/letters/exams/" + exam.id();
    }

    @PostMapping("/exams/{examId}/{letterId}/again")
    @AllowedTo(HandsOverProtocol.class)
    String again(@PathVariable String examId, @PathVariable String letterId, @AuthenticationPrincipal Viewer viewer) {
        Exam exam = known(examId);
        log.again(exam, letterId(letterId), viewer.id());
        return "redirect:/letters/exams/" + exam.id();
    }

    private Exam known(String examId) {
        return exams.find(ExamId.of(examId)).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private static UUID letterId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(malformed);
        }
    }
}
