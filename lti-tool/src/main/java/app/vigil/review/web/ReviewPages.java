package app.vigil.review.web;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.review.ReviewQueue;
import app.vigil.review.ReviewQueue.Entry;
import app.vigil.review.ReviewQueue.Stage;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.Viewer;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The proctor's queue and the page that hosts the player. */
@Controller
class ReviewPages {

    private final ReviewQueue queue;
    private final ExamsOnDuty exams;
    private final Clock clock;

    ReviewPages(ReviewQueue queue, ExamsOnDuty exams, Clock clock) {
        this.queue = queue;
        this.exams = exams;
        this.clock = clock;
    }

    @GetMapping("/review")
    @AllowedTo(AppointedProctor.class)
    String queue(@AuthenticationPrincipal Viewer viewer, @RequestParam @Nullable UUID exam, Model model) {
        List<Exam> shown = exams.ofProctor(viewer.id()).stream()
                .filter(one -> exam == null || one.id().value().equals(exam))
                .toList();
        List<Entry> entries = queue.of(shown, viewer.id(), clock.instant());
        model.addAttribute("open", at(entries, Stage.OPEN, Stage.CHANGED));
        model.addAttribute("recording", at(entries, Stage.RECORDING, Stage.ARRIVING));
        model.addAttribute("done", at(entries, Stage.DONE));
        model.addAttribute("narrowed", exam != null);
        return "review/queue";
    }

    @GetMapping("/review/{sittingId}")
    @AllowedTo(ProctorOfSitting.class)
    String review(@PathVariable UUID sittingId, Model model) {
        model.addAttribute("sittingId", sittingId);
        return "review/review";
    }

    private static List<Entry> at(List<Entry> entries, Stage... stages) {
        return entries.stream()
                .filter(entry -> List.of(stages).contains(entry.stage()))
                .toList();
    }
}
