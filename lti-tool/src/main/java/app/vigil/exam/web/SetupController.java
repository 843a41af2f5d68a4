package app.vigil.exam.web;

import app.vigil.exam.CourseMembers;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamProblem;
import app.vigil.exam.GateProbe;
import app.vigil.exam.SetupChecklist;
import app.vigil.people.Person;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is left to do after the form: ticks, the course's members, the test of the gate. */
@Controller
@AllowedTo(ManagesExam.class)
class SetupController {

    private final SettingsPage page;
    private final SetupChecklist checklist;
    private final CourseMembers members;
    private final ObjectProvider<GateProbe> gate;

    SetupController(
            SettingsPage page, SetupChecklist checklist, CourseMembers members, ObjectProvider<GateProbe> gate) {
        this.page = page;
        this.checklist = checklist;
        this.members = members;
        this.gate = gate;
    }

    @PostMapping("/exams/{examId}/setup-steps/{step}")
    String tick(
            @PathVariable ExamId examId,
            @PathVariable String step,
            @RequestParam("done") boolean done,
            @AuthenticationPrincipal Viewer viewer) {
        checklist.tick(examId, step(step), done, viewer.id());
        return "redirect:/exams/" + examId + "#checklist";
    }

    private static SetupChecklist.Step step(String code) {
        try {
            SetupChecklist.Step step = SetupChecklist.Step.ofCode(code);
            if (!step.automatic()) {
                return step;
            }
        } catch (IllegalArgumentException unknown) {
            // answered below, like a step nobody may tick
        }
        throw new ProblemException(CommonProblem.NOT_FOUND).with("step", code);
    }

    @PostMapping("/exams/{examId}/members")
    String refreshMembers(@PathVariable ExamId examId) {
        members.refresh(page.exam(examId));
        return "redirect:/exams/" + examId + "#staff";
    }

    @PostMapping("/exams/{examId}/gate-test")
    ModelAndView testGate(@PathVariable ExamId examId, @RequestParam("person") PersonId person, Locale locale) {
        Exam exam = page.exam(examId);
        Person student = members.of(examId).stream()
                .filter(member -> member.learner() && member.person().id().equals(person))
                .map(CourseMembers.Member::person)
                .findFirst()
                .orElseThrow(() -> new ProblemException(ExamProblem.NOT_A_MEMBER).with("person", person));
        GateProbe probe = gate.getIfAvailable();
        if (probe == null) {
            throw new ProblemException(ExamProblem.GATE_TEST_UNAVAILABLE);
        }
        ModelAndView answer = page.of(exam, locale);
        answer.addObject("gateSteps", probe.probe(examId, student.subject()));
        return answer;
    }
}
