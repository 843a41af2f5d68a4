package app.vigil.demo.season;

import app.vigil.demo.season.Plan.Exam;
import app.vigil.demo.season.Plan.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** What the staff did until today: statuses, scores and groups, a few decisions, and an act that waits to be confirmed. */
final class Aftermath {

    private final Campus.Addresses addresses;
    private final Map<Exam, String> activities;
    private final Map<Exam, List<Examinee>> sat;
    private final BiConsumer<String, BooleanSupplier> until;

    Aftermath(
            Campus.Addresses addresses,
            Map<Exam, String> activities,
            Map<Exam, List<Examinee>> sat,
            BiConsumer<String, BooleanSupplier> until) {
        this.addresses = addresses;
        this.activities = activities;
        this.sat = sat;
        this.until = until;
    }

    void follow() {
        String first = activities.values().iterator().next();
        Staff proctor = Staff.enter("proctor", first, addresses);
        sat.forEach((exam, examinees) -> review(proctor, examinees));
        Staff dean = Staff.enter("dean", first, addresses);
        Map<String, String> ids = dean.protocols();
        Campus teacher = Campus.as("teacher", "ru", addresses);
        sat.keySet().stream().filter(Exam::reviewed).forEach(exam -> {
            String id = protocol(ids, exam);
            // Where a teacher still checks, there are no points yet.
            if (!exam.teacherChecked()) {
                dean.importGradebook(id, teacher.exportedGradebook(exam.course()));
            }
            if (exam.decided()) {
                dean.creditAll(id);
            }
        });
        drawUpAct(proctor, dean, ids);
    }

    private void review(Staff proctor, List<Examinee> examinees) {
        for (Examinee one : examinees) {
            if (one.seat().outcome() != Outcome.OPEN) {
                until.accept("the recording is sealed", () -> proctor.isSealed(one.sitting()));
                proctor.review(one.sitting(), one.seat().outcome());
            }
        }
    }

    /** Signed by who reviewed; the coordinator is to confirm it. */
    private void drawUpAct(Staff proctor, Staff dean, Map<String, String> ids) {
        sat.forEach((exam, examinees) -> examinees.stream()
                .filter(one -> one.seat().outcome() == Outcome.VIOLATION)
                .forEach(one -> proctor.sign(dean.drawUpAct(protocol(ids, exam), one.sitting()))));
    }

    private static String protocol(Map<String, String> ids, Exam exam) {
        return Objects.requireNonNull(ids.get(exam.title()), exam::title);
    }
}
