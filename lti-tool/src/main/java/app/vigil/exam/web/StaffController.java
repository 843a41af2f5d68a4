package app.vigil.exam.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamProblem;
import app.vigil.people.AppointmentForm;
import app.vigil.people.Appointments;
import app.vigil.people.Appointments.Appointing;
import app.vigil.people.Appointments.Scope;
import app.vigil.people.Duty;
import app.vigil.people.People;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Appoints proctors and decision makers of one exam by order number and date (R2-008, R2-047). */
@Controller
@AllowedTo(ManagesExam.class)
class StaffController {

    private final SettingsPage page;
    private final Appointments appointments;
    private final People people;

    StaffController(SettingsPage page, Appointments appointments, People people) {
        this.page = page;
        this.appointments = appointments;
        this.people = people;
    }

    @PostMapping("/exams/{examId}/appointments")
    String appoint(@PathVariable ExamId examId, AppointmentForm form, @AuthenticationPrincipal Viewer viewer) {
        Appointing order = form.appointing(new Scope.Exam(examId.value()), viewer.id());
        check(page.exam(examId), order);
        appointments.appoint(order);
        return "redirect:/exams/" + examId + "#staff";
    }

    /** A teacher appoints for this exam only, and only people of its course. */
    private void check(Exam exam, Appointing order) {
        if (order.duty() == Duty.ADMINISTRATOR) {
            throw new ProblemException(CommonProblem.NOT_YOURS).with("exam", exam.id());
        }
        boolean known = people.ofCourse(exam.registration(), exam.contextId()).stream()
                .anyMatch(person -> person.id().equals(order.person()));
        if (!known) {
            throw new ProblemException(ExamProblem.NOT_A_MEMBER).with("person", order.person());
        }
    }

    @PostMapping("/exams/{examId}/appointments/{appointmentId}/end")
    String end(@PathVariable ExamId examId, @PathVariable UUID appointmentId, @AuthenticationPrincipal Viewer viewer) {
        boolean ofThisExam = appointments.at(new Scope.Exam(examId.value())).stream()
                .anyMatch(appointment -> appointment.id().equals(appointmentId));
        if (!ofThisExam) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("appointment", appointmentId);
        }
        appointments.end(appointmentId, viewer.id());
        return "redirect:/exams/" + examId + "#staff";
    }
}
