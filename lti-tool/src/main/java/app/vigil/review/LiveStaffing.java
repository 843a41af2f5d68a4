package app.vigil.review;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ProctorNeed;
import app.vigil.exam.ProctorNeed.Need;
import app.vigil.exam.ProctoringMode;
import app.vigil.sitting.Sittings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether there are proctors enough for those who are tested at this moment (R2-013). */
@Component
public class LiveStaffing {

    private final Sittings sittings;
    private final ProctorNeed need;

    LiveStaffing(Sittings sittings, ProctorNeed need) {
        this.sittings = sittings;
        this.need = need;
    }

    /** An exam that is being sat, and how it is staffed. */
    public record Now(Exam exam, Need need) {}

    /** Empty for an exam that is watched afterwards. */
    public Optional<Now> of(Exam exam) {
        return exam.mode() == ProctoringMode.SYNCHRONOUS
                ? now(exam, sittings.testedNow(List.of(exam.id())))
                : Optional.empty();
    }

    private Optional<Now> now(Exam exam, Map<ExamId, Integer> tested) {
        return need.of(exam, tested.getOrDefault(exam.id(), 0)).map(found -> new Now(exam, found));
    }

    /** Those of the exams that more are sitting now than their proctors may watch. */
    public List<Now> lacking(Collection<Exam> exams) {
        List<Exam> live = exams.stream()
                .filter(exam -> exam.mode() == ProctoringMode.SYNCHRONOUS)
                .toList();
        Map<ExamId, Integer> tested =
                sittings.testedNow(live.stream().map(Exam::id).toList());
        return live.stream()
                .filter(exam -> tested.containsKey(exam.id()))
                .flatMap(exam -> now(exam, tested).stream())
                .filter(now -> now.need().lacking())
                .toList();
    }
}
