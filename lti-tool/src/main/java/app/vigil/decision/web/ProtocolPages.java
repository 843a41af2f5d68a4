package app.vigil.decision.web;

import app.vigil.decision.Deciding;
import app.vigil.decision.DecisionLoads;
import app.vigil.decision.Protocol.Head;
import app.vigil.decision.Protocols;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The decision maker's list and the protocol, as the paper looks but alive. */
@Controller
class ProtocolPages {

    private static final int ROWS_ON_A_PAGE = 50;

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

    /**
     * Which rows of the protocol, and which page of them.
     *
     * @param status null for all
     * @param group empty for all
     * @param page from 1
     */
    record Shown(
            @Nullable Integer status,
            @Nullable String group,
            @Nullable Integer page) {

        boolean inGroup(Head row) {
            return group == null || group.isEmpty() || row.group().equals(group);
        }

        boolean covers(Head row) {
            return inGroup(row) && (status == null || row.status().number() == status);
        }

        int page(int pages) {
            return Math.clamp(page == null ? 1 : page, 1, Math.max(1, pages));
        }

        void addTo(RedirectAttributes query) {
            query.addAttribute("status", status);
            query.addAttribute("group", group == null || group.isEmpty() ? null : group);
            query.addAttribute("page", page);
        }
    }

    @GetMapping("/protocols/{examId}")
    @AllowedTo(DecidesForExam.class)
    String protocol(
            @PathVariable UUID examId,
            Shown shown,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale,
            Model model) {
        Exam exam = exams.find(new ExamId(examId)).orElseThrow();
        Protocols.Reading whole = protocols.read(exam, viewer.id());
        List<Head> found = whole.heads().stream().filter(shown::covers).toList();
        int pages = (found.size() + ROWS_ON_A_PAGE - 1) / ROWS_ON_A_PAGE;
        int page = shown.page(pages);
        Set<String> here = found.stream()
                .skip((page - 1L) * ROWS_ON_A_PAGE)
                .limit(ROWS_ON_A_PAGE)
                .map(Head::sitting)
                .collect(Collectors.toSet());
        model.addAttribute("examId", examId);
        model.addAttribute("protocol", whole.protocol(locale, row -> here.contains(row.sitting())));
        model.addAttribute("awaited", whole.awaited());
        loads.of(List.of(exam), clock.instant()).forEach(load -> model.addAttribute("load", load));
        model.addAttribute("total", whole.heads().size());
        model.addAttribute("group", shown.group() == null ? "" : shown.group());
        model.addAttribute("groups", groups(whole.heads()));
        model.addAttribute("status", shown.status());
        model.addAttribute("statusCounts", statusCounts(whole.heads()));
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "creditable",
                whole.heads().stream()
                        .filter(row -> shown.inGroup(row) && row.creditable())
                        .count());
        return "decision/protocol";
    }

    /** What is decided on one row. */
    record Decided(
            @NotNull Boolean credited,
            @NotNull Integer reviewVersion,
            @Nullable String comment) {}

    @PostMapping("/protocols/{examId}/sittings/{sittingId}/decision")
    @AllowedTo(DecidesForSitting.class)
    String decide(
            @PathVariable UUID examId,
            @PathVariable UUID sittingId,
            @Valid Decided decided,
            Shown shown,
            @AuthenticationPrincipal Viewer viewer,
            RedirectAttributes query) {
        Deciding.Ruling ruling = new Deciding.Ruling(
                new SittingId(sittingId),
                decided.reviewVersion(),
                decided.credited(),
                Objects.requireNonNullElse(decided.comment(), ""));
        deciding.decide(new ExamId(examId), ruling, viewer.id());
        shown.addTo(query);
        return "redirect:/protocols/" + examId + "#row-" + sittingId;
    }

    @PostMapping("/protocols/{examId}/credited")
    @AllowedTo(DecidesForExam.class)
    String creditAll(
            @PathVariable UUID examId, Shown shown, @AuthenticationPrincipal Viewer viewer, RedirectAttributes query) {
        Exam exam = exams.find(new ExamId(examId)).orElseThrow();
        Set<String> meant = protocols.read(exam, viewer.id()).heads().stream()
                .filter(shown::inGroup)
                .map(Head::sitting)
                .collect(Collectors.toSet());
        deciding.creditAllWithoutRemarks(exam.id(), viewer.id(), sitting -> meant.contains(sitting.toString()));
        shown.addTo(query);
        return "redirect:/protocols/" + examId;
    }

    private static List<String> groups(List<Head> rows) {
        return rows.stream().map(Head::group).distinct().sorted().toList();
    }

    private static Map<Integer, Long> statusCounts(List<Head> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.status().number(), TreeMap::new, Collectors.counting()));
    }
}
