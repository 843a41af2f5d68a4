package app.vigil.sitting.web;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.sitting.ExamRoll;
import app.vigil.sitting.ExtraTime;
import app.vigil.sitting.Instructions;
import app.vigil.sitting.SessionProtocols;
import app.vigil.sitting.Sitting;
import java.time.Duration;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The teacher's list of an exam's sittings. */
@Controller
@RequestMapping("/sittings-of/{examId}")
@AllowedTo(TeacherOfExam.class)
class RollPage {

    private final ExamRoll roll;
    private final ExtraTime extraTime;
    private final Instructions instructions;
    private final SessionProtocols protocols;
    private final Exams exams;
    private final InstitutionCalendar calendar;

    RollPage(
            ExamRoll roll,
            ExtraTime extraTime,
            Instructions instructions,
            SessionProtocols protocols,
            Exams exams,
            InstitutionCalendar calendar) {
        this.roll = roll;
        this.extraTime = extraTime;
        this.instructions = instructions;
        this.protocols = protocols;
        this.exams = exams;
        this.calendar = calendar;
    }

    @GetMapping
    String list(@PathVariable("examId") String examId, @AuthenticationPrincipal Viewer viewer, Model model) {
        Exam exam = exams.find(ExamId.of(examId)).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        model.addAttribute("exam", exam);
        model.addAttribute("zone", calendar.zone(exam.profile()));
        List<ExamRoll.Line> lines = roll.of(exam.id());
        List<Sitting> disputed = lines.stream()
                .filter(line -> !line.problems().isEmpty())
                .map(ExamRoll.Line::sitting)
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("protocols", protocols.addresses(viewer.id(), exam.id(), disputed));
        model.addAttribute("extraTime", extraTime.of(exam.id()));
        model.addAttribute("instructions", instructions.shown(exam.id()));
        return "sitting/roll";
    }

    @PostMapping("/extra-time")
    String giveExtraTime(
            @PathVariable("examId") String examId,
            @RequestParam("examinee") String examinee,
            @RequestParam("minutes") int minutes,
            @AuthenticationPrincipal Viewer viewer) {
        extraTime.give(ExamId.of(examId), PersonId.of(examinee), Duration.ofMinutes(minutes), viewer.id());
        return "redirect:/sittings-of/" + ExamId.of(examId);
    }

    @PostMapping("/representative-consents")
    String recordConsent(
            @PathVariable("examId") String examId,
            @RequestParam("examinee") String examinee,
            @RequestParam("document") String document,
            @AuthenticationPrincipal Viewer viewer) {
        roll.recordRepresentativeConsent(ExamId.of(examId), PersonId.of(examinee), document, viewer.id());
        return "redirect:/sittings-of/" + ExamId.of(examId);
    }
}
