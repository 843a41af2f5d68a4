package app.vigil.review.web;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.evidence.ReviewsRecordingOf;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamAccess;
import app.vigil.exam.Exams;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.review.SessionProtocol;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.shared.web.Language;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The protocol of one session, for those who review it or decide on it (R4-013). */
@Controller
class SessionPage {

    private final SessionProtocol protocol;
    private final InstitutionCalendar calendar;
    private final ExamAccess access;
    private final Below below;

    SessionPage(SessionProtocol protocol, InstitutionCalendar calendar, ExamAccess access, Below below) {
        this.protocol = protocol;
        this.calendar = calendar;
        this.access = access;
        this.below = below;
    }

    /** Who sat what. */
    @Component
    record Below(Sittings sittings, Exams exams, People people) {}

    @GetMapping("/review/{sittingId}/session")
    @AllowedTo(ReviewsRecordingOf.class)
    String session(
            @PathVariable SittingId sittingId, @AuthenticationPrincipal Viewer viewer, Locale locale, Model model) {
        Sitting sitting = below.sittings()
                .find(sittingId)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("sitting", sittingId));
        Exam exam = below.exams().find(sitting.exam()).orElseThrow();
        model.addAttribute("exam", exam);
        model.addAttribute(
                "examinee",
                below.people().find(sitting.examinee()).map(Person::displayName).orElse("—"));
        model.addAttribute("lines", protocol.of(sitting, viewer.id(), Language.nearest(locale)));
        model.addAttribute("zone", calendar.zone(exam.profile()).getId());
        model.addAttribute(
                "recording",
                access.proctors(viewer.id(), exam.id())
                        ? "/review/" + sittingId
                        : "/protocols/" + exam.id() + "/sittings/" + sittingId);
        return "review/session";
    }
}
