package app.vigil.exam.web;

import app.vigil.exam.CourseMembers;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamProblem;
import app.vigil.people.Appointments;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Appoints proctors and decision makers of one exam by order number and date (R2-008, R2-047). */
@Controller
@AllowedTo(ManagesExam.class)
class StaffController {

    private static final int LONGEST_ORDER_NUMBER = 100;

    private final SettingsPage page;
    private final Appointments appointments;
    private final CourseMembers members;
    private final People people;

    StaffController(SettingsPage page, Appointments appointments, CourseMembers members, People people) {
        this.page = page;
        this.appointments = appointments;
        this.members = members;
        this.people = people;
    }

    @PostMapping("/exams/{examId}/appointments")
    String appoint(
            @PathVariable ExamId examId,
            @RequestParam("person") PersonId person,
            @RequestParam("duty") String duty,
            @RequestParam("orderNumber") String orderNumber,
            @RequestParam("orderDate") String orderDate,
            @AuthenticationPrincipal Viewer viewer) {
        Exam exam = page.exam(examId);
        check(exam, person, duty(duty));
        appointments.appoint(new Appointments.Appointing(
                person,
                duty(duty),
                new Appointments.Scope.Exam(examId.value()),
                orderNumber(orderNumber),
                date(orderDate),
                viewer.id()));
        return "redirect:/exams/" + examId + "#staff";
    }

    @PostMapping("/exams/{examId}/appointments/{appointmentId}/end")
    String end(@PathVariable ExamId examId, @PathVariable UUID appointmentId, @AuthenticationPrincipal Viewer viewer) {
        boolean ofThisExam = appointments.at(new Appointments.Scope.Exam(examId.value())).stream()
                .anyMatch(appointment -> appointment.id().equals(appointmentId));
        if (!ofThisExam) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("appointment", appointmentId);
        }
        appointments.end(appointmentId, viewer.id());
        return "redirect:/exams/" + examId + "#staff";
    }

    private void check(Exam exam, PersonId person, Duty duty) {
        boolean member =
                members.of(exam.id()).stream().anyMatch(one -> one.person().id().equals(person));
        if (!member) {
            throw new ProblemException(ExamProblem.NOT_A_MEMBER).with("person", person);
        }
        if (duty == Duty.PROCTOR && people.teaches(person, exam.registration(), exam.contextId())) {
            throw new ProblemException(ExamProblem.TEACHER_CANNOT_PROCTOR).with("person", person);
        }
    }

    private static Duty duty(String code) {
        return switch (code) {
            case "proctor" -> Duty.PROCTOR;
            case "decision-maker" -> Duty.DECISION_MAKER;
            default -> throw new ProblemException(CommonProblem.INVALID_REQUEST).with("duty", code);
        };
    }

    private static String orderNumber(String typed) {
        String number = typed.strip();
        if (number.isEmpty() || number.length() > LONGEST_ORDER_NUMBER) {
            throw new ProblemException(ExamProblem.ORDER_INCOMPLETE);
        }
        return number;
    }

    private static LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException unreadable) {
            throw new ProblemException(ExamProblem.ORDER_INCOMPLETE).causedBy(unreadable);
        }
    }
}
