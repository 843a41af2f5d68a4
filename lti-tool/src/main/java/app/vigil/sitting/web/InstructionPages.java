package app.vigil.sitting.web;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.ExamProfiles;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.people.Administrator;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Instruction;
import app.vigil.sitting.InstructionKind;
import app.vigil.sitting.Instructions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The instructions of an institution in one place (R2-028, R2-075): every version, and a form for the next one. */
@Controller
@RequestMapping("/instructions/{registrationId}")
@AllowedTo({Administrator.class, CoordinatesInstitution.class})
class InstructionPages {

    private final Instructions instructions;
    private final Registrations registrations;
    private final People people;
    private final InstitutionCalendar calendar;
    private final Clock clock;

    InstructionPages(
            Instructions instructions,
            Registrations registrations,
            People people,
            InstitutionCalendar calendar,
            Clock clock) {
        this.instructions = instructions;
        this.registrations = registrations;
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param state code of {@code sitting.instructions.state.<code>} */
    record Line(Instruction instruction, String state, String by) {}

    /** All versions of one kind, newest first. */
    record Shelf(String kind, List<Line> lines) {}

    @GetMapping
    ModelAndView list(@PathVariable RegistrationId registrationId, @RequestParam Optional<UUID> from) {
        if (registrations.find(registrationId).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("registration", registrationId);
        }
        InstructionForm form = from.flatMap(id -> instructions.of(registrationId).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst())
                .map(one -> InstructionForm.of(one, today()))
                .orElseGet(() -> InstructionForm.empty(today()));
        return page(registrationId, form);
    }

    @PostMapping
    ModelAndView issue(
            @PathVariable RegistrationId registrationId,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Viewer viewer) {
        InstructionForm form = InstructionForm.of(fields);
        Optional<String> complaint = form.complaint().or(() -> tooEarly(registrationId, form.draft()));
        if (complaint.isPresent()) {
            ModelAndView again = page(registrationId, form).addObject("complaint", complaint.get());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        instructions.issue(registrationId, form.draft(), viewer.id());
        return new ModelAndView("redirect:/instructions/" + registrationId + "?issued");
    }

    /** A version dated before the newest one would never hold. */
    private Optional<String> tooEarly(RegistrationId registration, Instructions.Draft draft) {
        return instructions.of(registration).stream()
                .filter(one -> one.kind() == draft.kind() && draft.validFrom().isBefore(one.validFrom()))
                .findAny()
                .map(newer -> "earlier");
    }

    private ModelAndView page(RegistrationId registration, InstructionForm form) {
        return new ModelAndView("sitting/instructions")
                .addObject("form", form)
                .addObject("shelves", shelves(registration))
                .addObject("zone", zone().getId())
                .addObject("address", "/instructions/" + registration);
    }

    private List<Shelf> shelves(RegistrationId registration) {
        List<Instruction> all = instructions.of(registration);
        Set<UUID> holding = instructions.inForce(registration, today()).stream()
                .map(Instruction::id)
                .collect(Collectors.toSet());
        Map<PersonId, Person> names =
                people.findAll(all.stream().map(Instruction::issuedBy).toList());
        return Arrays.stream(InstructionKind.values())
                .map(kind -> new Shelf(
                        kind.code(),
                        all.stream()
                                .filter(one -> one.kind() == kind)
                                .map(one -> new Line(one, state(one, holding), name(names, one.issuedBy())))
                                .toList()))
                .toList();
    }

    private String state(Instruction instruction, Set<UUID> holding) {
        if (holding.contains(instruction.id())) {
            return "holds";
        }
        return instruction.validFrom().isAfter(today()) ? "coming" : "replaced";
    }

    private static String name(Map<PersonId, Person> names, PersonId person) {
        Person known = names.get(person);
        return known == null ? "—" : known.displayName();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    private ZoneId zone() {
        return calendar.zone(ExamProfiles.DEFAULT);
    }
}
