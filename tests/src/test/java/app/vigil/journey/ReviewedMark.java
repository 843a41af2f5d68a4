package app.vigil.journey;

import com.microsoft.playwright.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A mark as a proctor's review has it; instants in epoch milliseconds. */
record ReviewedMark(double startedAt, double seconds, double threshold, double confidence, String detector) {

    /** Marks of one rule, the earliest first, once the proctor's player shows the recording. */
    static List<ReviewedMark> of(Programs programs, ExamRoom room, String sitting, String rule) {
        Lms proctor = new Lms(programs.lmsAddress(), room.person("ru-RU")).actAs("proctor");
        Page window = proctor.openWindow(proctor.openActivity());
        window.navigate(programs.toolAddress() + "/review/" + sitting);
        window.locator("[data-first-frame=true]").waitFor();
        List<?> told = (List<?>) window.evaluate(
                "([id, rule]) => fetch('/api/reviews/' + id).then(a => a.json())"
                        + ".then(d => d.marks.filter(mark => mark.rule === rule))",
                List.of(sitting, rule));
        return told.stream()
                .map(mark -> (Map<?, ?>) mark)
                .map(mark -> new ReviewedMark(
                        number(mark, "startedAt"),
                        number(mark, "value"),
                        number(mark, "threshold"),
                        number(mark, "confidence"),
                        String.valueOf(mark.get("detector"))))
                .sorted(Comparator.comparingDouble(ReviewedMark::startedAt))
                .toList();
    }

    private static double number(Map<?, ?> fields, String name) {
        return ((Number) Objects.requireNonNull(fields.get(name))).doubleValue();
    }
}
