package app.vigil.exam.web;

import app.vigil.exam.DeadlineBoard;
import app.vigil.people.DeskEntries;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.AnyViewer;
import app.vigil.shared.Viewer;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What has to be done by when (E.7): one's own deadlines, and those of the exams one answers for. */
@Controller
class DeadlinePage implements DeskEntries {

    /** As far as one plans ahead; what is due later stands in the lists. */
    private static final int WEEKS = 4;

    private final DeadlineBoard board;

    DeadlinePage(DeadlineBoard board) {
        this.board = board;
    }

    @GetMapping("/deadlines")
    @AllowedTo(AnyViewer.class)
    String deadlines(@AuthenticationPrincipal Viewer viewer, Locale locale, Model model) {
        DeadlineBoard.Overview seen = board.overview(viewer.id(), WEEKS);
        model.addAttribute("own", seen.board().own());
        model.addAttribute("overseen", seen.board().overseen());
        model.addAttribute("weeks", seen.weeks());
        model.addAttribute(
                "weekdays",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                        .toList());
        return "exam/deadlines";
    }

    /** On the desk as soon as something has a term; the badge counts what is overdue. */
    @Override
    public List<Entry> entriesFor(Visitor visitor) {
        if (visitor.examId() != null) {
            return List.of();
        }
        DeadlineBoard.Board seen = board.of(visitor.viewer().id());
        return seen.own().isEmpty() && seen.overseen().isEmpty()
                ? List.of()
                : List.of(new Entry("deadline.desk", List.of(), "/deadlines", "alarm", seen.overdue()));
    }
}
