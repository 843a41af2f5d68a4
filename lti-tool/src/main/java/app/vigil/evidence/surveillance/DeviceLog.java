package app.vigil.evidence.surveillance;

import app.vigil.audit.AuditTrail;
import app.vigil.audit.AuditTrail.Written;
import app.vigil.evidence.DeviceEvent;
import app.vigil.evidence.recording.DeviceRuns;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.Exams;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Actions on the recording devices of an institution's exams out of the audit log (R1-025). */
@Component
class DeviceLog {

    /** The device was started. */
    static final String ON = "device-on";

    /** It stopped. */
    static final String OFF = "device-off";

    static final String SETTINGS_MADE = "exam-created";
    static final String SETTINGS_CHANGED = "exam-settings-changed";
    static final String SEALED = "evidence-sealed";
    private static final String ADMITTED = "examinee-admitted";

    private static final List<String> ACTIONS = List.of(
            SETTINGS_MADE,
            SETTINGS_CHANGED,
            ADMITTED,
            DeviceEvent.INTERRUPTED,
            "sitting-finished",
            "sitting-terminated",
            "sitting-abandoned",
            "sitting-expired",
            SEALED,
            "recording-deleted");

    /** What the devices of a sitting did is logged when its recording is sealed: so long after the last of it at most. */
    private static final Duration UNTIL_SEALED = Duration.ofDays(3);

    private final AuditTrail trail;
    private final DeviceRuns runs;
    private final Sittings sittings;
    private final Exams exams;

    DeviceLog(AuditTrail trail, DeviceRuns runs, Sittings sittings, Exams exams) {
        this.trail = trail;
        this.runs = runs;
        this.sittings = sittings;
        this.exams = exams;
    }

    /**
     * One action.
     *
     * @param by null for the system itself
     * @param sitting null where it is about a whole exam
     * @param detail as logged
     */
    record Line(
            Instant at,
            String action,
            @Nullable PersonId by,
            Exam exam,
            @Nullable Sitting sitting,
            String detail) {}

    /** In order of time, from one instant until before another. */
    List<Line> of(RegistrationId institution, Instant from, Instant to) {
        List<Written> written = trail.between(from, to, ACTIONS);
        List<Written> devices = trail.between(from, to.plus(UNTIL_SEALED), List.of(DeviceEvent.RECORDED));
        Known known = known(
                institution, Stream.concat(written.stream(), devices.stream()).toList());
        List<Line> lines = new ArrayList<>();
        written.forEach(one -> known.line(one).ifPresent(lines::add));
        Set<SittingId> told = new HashSet<>();
        for (Written one : devices) {
            known.line(one).ifPresent(line -> {
                told.add(sittingOf(line).id());
                lines.addAll(parts(line));
            });
        }
        written.stream()
                .filter(one -> one.entry().action().equals(ADMITTED))
                .flatMap(one -> known.line(one).stream())
                .filter(line -> !told.contains(sittingOf(line).id()))
                .forEach(line -> lines.addAll(untold(line)));
        return lines.stream()
                .filter(line -> !line.at().isBefore(from) && line.at().isBefore(to))
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }

    private static Sitting sittingOf(Line line) {
        return Objects.requireNonNull(line.sitting());
    }

    /** A device was started and stopped. */
    private static List<Line> parts(Line run) {
        String[] parts = run.detail().split(" ", 4);
        return List.of(
                new Line(Instant.parse(parts[1]), ON, run.by(), run.exam(), run.sitting(), parts[0] + " " + parts[3]),
                new Line(Instant.parse(parts[2]), OFF, run.by(), run.exam(), run.sitting(), parts[0]));
    }

    /** Of a recording that is not sealed yet; what runs has not stopped. */
    private List<Line> untold(Line admitted) {
        Sitting sitting = sittingOf(admitted);
        List<DeviceEvent.Recorded> all = runs.of(sitting.id(), sitting.examinee());
        Map<String, DeviceEvent.Recorded> last =
                all.stream().collect(Collectors.toMap(DeviceEvent.Recorded::stream, run -> run, (one, later) -> later));
        List<Line> lines = new ArrayList<>();
        for (DeviceEvent.Recorded run : all) {
            List<Line> parts = parts(new Line(
                    admitted.at(),
                    "",
                    run.examinee(),
                    admitted.exam(),
                    sitting,
                    run.audit().detail()));
            boolean runs = sitting.endedAt() == null && run.equals(last.get(run.stream()));
            lines.addAll(runs ? parts.subList(0, 1) : parts);
        }
        return lines;
    }

    private Known known(RegistrationId institution, List<Written> written) {
        Map<SittingId, Sitting> known = sittings
                .findAll(named(written, "sitting").map(SittingId::of).toList())
                .stream()
                .collect(Collectors.toMap(Sitting::id, Function.identity()));
        Stream<ExamId> ids = Stream.concat(
                known.values().stream().map(Sitting::exam),
                named(written, "exam").map(ExamId::of));
        Map<ExamId, Exam> own = exams.findAll(ids.distinct().toList()).stream()
                .filter(exam -> exam.registration().equals(institution))
                .collect(Collectors.toMap(Exam::id, Function.identity()));
        return new Known(known, own);
    }

    private static Stream<String> named(List<Written> written, String type) {
        return written.stream()
                .filter(one -> one.entry().objectType().equals(type))
                .map(one -> one.entry().objectId())
                .distinct();
    }

    /** @param exams of the institution alone */
    private record Known(Map<SittingId, Sitting> sittings, Map<ExamId, Exam> exams) {

        /** Empty for another institution's. */
        Optional<Line> line(Written written) {
            boolean ofSitting = written.entry().objectType().equals("sitting");
            Sitting sitting =
                    ofSitting ? sittings.get(SittingId.of(written.entry().objectId())) : null;
            if (ofSitting && sitting == null) {
                return Optional.empty();
            }
            ExamId exam = sitting == null ? ExamId.of(written.entry().objectId()) : sitting.exam();
            return Optional.ofNullable(exams.get(exam))
                    .map(found -> new Line(
                            written.at(),
                            written.entry().action(),
                            written.entry().actor(),
                            found,
                            sitting,
                            written.entry().detail()));
        }
    }
}
