package app.vigil.review.web;

import app.vigil.evidence.Recordings;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.review.Distribution;
import app.vigil.review.ProctorOfSitting;
import app.vigil.review.ReviewQueue;
import app.vigil.review.ReviewQueue.Page;
import app.vigil.review.ReviewQueue.Question;
import app.vigil.review.ReviewQueue.Shelf;
import app.vigil.review.SecondOpinions;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.Viewer;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The proctor's queue, what a proctor does to its rows, and the page that hosts the player. */
@Controller
class ReviewPages {

    private final ReviewQueue queue;
    private final Distribution distribution;
    private final SecondOpinions seconds;
    private final ExamsOnDuty exams;
    private final Recordings recordings;
    private final Clock clock;

    ReviewPages(
            ReviewQueue queue,
            Distribution distribution,
            SecondOpinions seconds,
            ExamsOnDuty exams,
            Recordings recordings,
            Clock clock) {
        this.recordings = recordings;
        this.queue = queue;
        this.distribution = distribution;
        this.seconds = seconds;
        this.exams = exams;
        this.clock = clock;
    }

    /** What an address of the queue asks for. */
    record Asked(
            @Nullable UUID exam,
            @Nullable String shelf,
            @Nullable Boolean mine,
            @Nullable Integer page) {

        boolean onlyMine() {
            return Boolean.TRUE.equals(mine);
        }

        int number() {
            return page == null ? 0 : page;
        }
    }

    @GetMapping("/review")
    @AllowedTo(AppointedProctor.class)
    String queue(@AuthenticationPrincipal Viewer viewer, Asked asked, Model model) {
        List<Exam> onDuty = exams.ofProctor(viewer.id());
        List<Exam> shown = onDuty.stream()
                .filter(one -> asked.exam() == null || one.id().value().equals(asked.exam()))
                .toList();
        Shelf shelf = Shelf.ofCode(asked.shelf()).orElse(null);
        Instant now = clock.instant();
        Page page = queue.of(new Question(shown, shelf, asked.onlyMine(), asked.number(), viewer.id(), now));
        model.addAttribute("page", page);
        model.addAttribute("shelf", page.shelf());
        model.addAttribute("seconds", queue.secondOpinions(shown, viewer.id(), now));
        model.addAttribute("shelves", Shelf.values());
        model.addAttribute("exams", onDuty);
        model.addAttribute("exam", asked.exam());
        return "review/queue";
    }

    @GetMapping("/review/next")
    @AllowedTo(AppointedProctor.class)
    String next(@AuthenticationPrincipal Viewer viewer) {
        return queue.next(exams.ofProctor(viewer.id()), viewer.id())
                .map(sitting -> "redirect:/review/" + sitting)
                .orElse("redirect:/review");
    }

    @GetMapping("/review/{sittingId}")
    @AllowedTo(ProctorOfSitting.class)
    String review(@PathVariable UUID sittingId, Model model) {
        model.addAttribute("sittingId", sittingId);
        model.addAttribute(
                "beginning", recordings.beginning(new SittingId(sittingId)).orElse(null));
        return "review/review";
    }

    @PostMapping("/review/{sittingId}/proctor")
    @AllowedTo(ProctorOfSitting.class)
    String takeOver(
            @PathVariable UUID sittingId,
            @RequestParam(required = false) @Nullable UUID exam,
            @AuthenticationPrincipal Viewer viewer) {
        distribution.takeOver(new SittingId(sittingId), viewer.id());
        return "redirect:/review" + (exam == null ? "" : "?exam=" + exam);
    }

    @PostMapping("/review/{sittingId}/second")
    @AllowedTo(ProctorOfSitting.class)
    String second(
            @PathVariable UUID sittingId,
            @RequestParam(required = false) @Nullable UUID exam,
            @AuthenticationPrincipal Viewer viewer) {
        seconds.ask(new SittingId(sittingId), viewer.id());
        return "redirect:/review?shelf=done" + (exam == null ? "" : "&exam=" + exam);
    }
}
