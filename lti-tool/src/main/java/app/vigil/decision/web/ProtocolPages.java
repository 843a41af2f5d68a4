package app.vigil.decision.web;

import app.vigil.decision.Deciding;
import app.vigil.decision.DecisionLoads;
import app.vigil.decision.Protocol;
import app.vigil.decision.Protocols;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The decision maker's list and the protocol, as the paper looks but alive. */
@Controller
class ProtocolPages {

    private final Protocols protocols;
    private final Deciding deciding;
    private final DecisionLoads loads;
    private final Exams exams;
    private final ExamsOnDuty onDuty;
    private final Clock clock;

    ProtocolPages(
            Protocols protocols, Deciding deciding, DecisionLoads loads, Exams exams, ExamsOnDuty onDuty, Clock clock) {
        this.protocols = protocols;
        this.deciding = deciding;
        this.loads = loads;
        this.exams = exams;
        this.onDuty = onDuty;
        this.clock = clock;
    }

    @GetMapping("/decisions")
    @AllowedTo(AppointedDecisionMaker.class)
    String decisions(@AuthenticationPrincipal Viewer viewer, Model model) {
        model.addAttribute("loads", loads.of(onDuty.ofDecisionMaker(viewer.id()), clock.instant()));
        return "decision/decisions";
    }

    @GetMapping("/protocols/{examId}")
    @AllowedTo(DecidesForExam.class)
    String protocol(
            @PathVariable UUID examId,
            @RequestParam @Nullable Integer status,
            @RequestParam(defaultValue = "") String group,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale,
            Model model) {
        Exam exam = exams.find(new ExamId(examId)).orElseThrow();
        Protocol whole = protocols.of(exam, viewer.id(), locale);
        model.addAttribute("examId", examId);
        model.addAttribute("protocol", whole);
        model.addAttribute(
                "rows",
                whole.rows().stream()
                        .filter(row -> status == null || row.status().number() == status)
                        .filter(row -> inGroup(row, group))
                        .toList());
        model.addAttribute("group", group);
        model.addAttribute("groups", groups(whole));
        model.addAttribute("status", status);
        model.addAttribute("statusCounts", statusCounts(whole));
        model.addAttribute("creditable", deciding.countWithoutRemarks(exam.id(), viewer.id(), shown(whole, group)));
        return "decision/protocol";
    }

    @PostMapping("/protocols/{examId}/sittings/{sittingId}/decision")
    @AllowedTo(DecidesForSitting.class)
    String decide(
            @PathVariable UUID examId,
            @PathVariable UUID sittingId,
            @RequestParam boolean credited,
            @RequestParam int reviewVersion,
            @RequestParam(defaultValue = "") String comment,
            @AuthenticationPrincipal Viewer viewer) {
        Deciding.Ruling ruling = new Deciding.Ruling(new SittingId(sittingId), reviewVersion, credited, comment);
        deciding.decide(new ExamId(examId), ruling, viewer.id());
        return "redirect:/protocols/" + examId + "#row-" + sittingId;
    }

    @PostMapping("/protocols/{examId}/credited")
    @AllowedTo(DecidesForExam.class)
    String creditAll(
            @PathVariable UUID examId,
            @RequestParam(defaultValue = "") String group,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale,
            RedirectAttributes query) {
        Exam exam = exams.find(new ExamId(examId)).orElseThrow();
        Protocol whole = protocols.of(exam, viewer.id(), locale);
        deciding.creditAllWithoutRemarks(exam.id(), viewer.id(), shown(whole, group));
        if (!group.isEmpty()) {
            query.addAttribute("group", group);
        }
        return "redirect:/protocols/" + examId;
    }

    @GetMapping("/protocols/{examId}/sittings/{sittingId}")
    @AllowedTo(DecidesForSitting.class)
    String evidence(@PathVariable UUID examId, @PathVariable UUID sittingId, Model model) {
        model.addAttribute("examId", examId);
        model.addAttribute("sittingId", sittingId);
        return "decision/evidence";
    }

    private static boolean inGroup(Protocol.Row row, String group) {
        return group.isEmpty() || row.group().equals(group);
    }

    /** Rows of the group that is shown; all of them when none was chosen. */
    private static Predicate<SittingId> shown(Protocol protocol, String group) {
        Set<String> sittings = protocol.rows().stream()
                .filter(row -> inGroup(row, group))
                .map(Protocol.Row::sitting)
                .collect(Collectors.toSet());
        return sitting -> sittings.contains(sitting.toString());
    }

    private static List<String> groups(Protocol protocol) {
        return protocol.rows().stream()
                .map(Protocol.Row::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static Map<Integer, Long> statusCounts(Protocol protocol) {
        Map<Integer, Long> counts = new LinkedHashMap<>();
        for (VerificationStatus status : VerificationStatus.values()) {
            long rows = protocol.rows().stream()
                    .filter(row -> row.status() == status)
                    .count();
            if (rows > 0) {
                counts.put(status.number(), rows);
            }
        }
        return counts;
    }
}
