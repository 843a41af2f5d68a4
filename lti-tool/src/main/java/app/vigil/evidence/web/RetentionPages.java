package app.vigil.evidence.web;

import app.vigil.exam.Exam;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.people.Administrator;
import app.vigil.people.Person;
import app.vigil.retention.DeletionAct;
import app.vigil.retention.Retention;
import app.vigil.retention.RetentionClass;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How long the recordings of an institution are kept, and what was deleted (R1-014…016, R1-026). */
@Controller
@RequestMapping("/recordings/retention/{registrationId}")
@AllowedTo(Administrator.class)
class RetentionPages {

    private static final int LONGEST = 300;

    private final Retention retention;
    private final Registrations registrations;
    private final RecordsPages.Below below;

    RetentionPages(Retention retention, Registrations registrations, RecordsPages.Below below) {
        this.retention = retention;
        this.registrations = registrations;
        this.below = below;
    }

    /** Instants are epoch milliseconds. */
    record Row(
            String sitting,
            String exam,
            String examinee,
            String keptAs,
            long endedAt,
            long dueAt,
            List<String> holds,
            String zone) {}

    /** @param deletedAt epoch milliseconds */
    record Act(String sitting, long deletedAt, long count, String digest) {}

    @GetMapping
    String list(@PathVariable RegistrationId registrationId, Model model) {
        if (registrations.find(registrationId).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("registration", registrationId);
        }
        model.addAttribute(
                "rows",
                retention.of(registrationId.value()).stream().map(this::row).toList());
        model.addAttribute(
                "acts",
                retention.acts(registrationId.value()).stream()
                        .map(RetentionPages::act)
                        .toList());
        model.addAttribute(
                "classes",
                Arrays.stream(RetentionClass.values()).map(RetentionClass::code).toList());
        model.addAttribute("address", "/recordings/retention/" + registrationId);
        return "evidence/retention";
    }

    @PostMapping("/sittings/{sittingId}/class")
    String raise(
            @PathVariable RegistrationId registrationId,
            @PathVariable SittingId sittingId,
            @RequestParam(defaultValue = "") String to,
            @AuthenticationPrincipal Viewer viewer) {
        requireKept(registrationId, sittingId);
        RetentionClass raised = Arrays.stream(RetentionClass.values())
                .filter(one -> one.code().equals(to))
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.INVALID_REQUEST).with("class", to));
        retention.raise(sittingId.value(), raised, viewer.id());
        return "redirect:/recordings/retention/" + registrationId;
    }

    @PostMapping("/sittings/{sittingId}/hold")
    String hold(
            @PathVariable RegistrationId registrationId,
            @PathVariable SittingId sittingId,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Viewer viewer) {
        requireKept(registrationId, sittingId);
        String written = reason.strip();
        if (written.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).with("reason", "");
        }
        retention.hold(sittingId.value(), written.substring(0, Math.min(written.length(), LONGEST)), viewer.id());
        return "redirect:/recordings/retention/" + registrationId;
    }

    @PostMapping("/sittings/{sittingId}/release")
    String release(
            @PathVariable RegistrationId registrationId,
            @PathVariable SittingId sittingId,
            @AuthenticationPrincipal Viewer viewer) {
        requireKept(registrationId, sittingId);
        retention.release(sittingId.value(), viewer.id());
        return "redirect:/recordings/retention/" + registrationId;
    }

    private void requireKept(RegistrationId registration, SittingId sitting) {
        boolean kept = retention.of(registration.value()).stream()
                .anyMatch(item -> item.sitting().equals(sitting.value()));
        if (!kept) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("sitting", sitting);
        }
    }

    private Row row(Retention.Item item) {
        Optional<Sitting> sitting = below.sittings().find(new SittingId(item.sitting()));
        return new Row(
                item.sitting().toString(),
                sitting.flatMap(found -> below.exams().find(found.exam()))
                        .map(Exam::title)
                        .orElse("—"),
                sitting.flatMap(found -> below.people().find(found.examinee()))
                        .map(Person::displayName)
                        .orElse("—"),
                item.keptAs().code(),
                millis(item.endedAt()),
                millis(item.dueAt()),
                item.holds(),
                sitting.map(below::zone).orElse("UTC"));
    }

    private static Act act(DeletionAct act) {
        return new Act(act.sitting().toString(), millis(act.deletedAt()), act.count(), act.digest());
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }
}
