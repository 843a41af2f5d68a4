package app.vigil.review;

import app.vigil.exam.ExamId;
import app.vigil.incident.DetectorErrors;
import app.vigil.incident.DetectorErrors.Tally;
import app.vigil.sitting.Sittings;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far people agree with each detector in one exam: a detector that is mostly dismissed wants another threshold. */
@Component
public class DetectorReport {

    private final Sittings sittings;
    private final DetectorErrors errors;

    DetectorReport(Sittings sittings, DetectorErrors errors) {
        this.sittings = sittings;
        this.errors = errors;
    }

    /**
     * One detector at one rule.
     *
     * @param violation code of what it proposes
     * @param precision share of the judged ones that were confirmed, in percent; -1 while none was judged
     * @param low where that share lies with 95 % certainty; few judgements say little
     */
    public record Line(String violation, Tally tally, int precision, int low, int high) {}

    @Transactional(readOnly = true)
    public List<Line> of(ExamId exam) {
        return errors.of(sittings.examineesOf(exam).keySet()).stream()
                .map(DetectorReport::line)
                .toList();
    }

    static Line line(Tally tally) {
        int judged = tally.confirmed() + tally.dismissed();
        String violation = tally.rule().violation().code();
        if (judged == 0) {
            return new Line(violation, tally, -1, 0, 100);
        }
        double share = (double) tally.confirmed() / judged;
        // Wilson: honest where there are few, and at either end.
        double z = 1.96;
        double middle = share + z * z / (2 * judged);
        double half = z * Math.sqrt(share * (1 - share) / judged + z * z / (4.0 * judged * judged));
        double whole = 1 + z * z / judged;
        return new Line(
                violation,
                tally,
                percent(share),
                percent(Math.max(0, (middle - half) / whole)),
                percent(Math.min(1, (middle + half) / whole)));
    }

    private static int percent(double share) {
        return (int) Math.round(100 * share);
    }
}
