package app.vigil.evidence.surveillance;

import app.vigil.document.Paper;
import app.vigil.document.PaperTemplate;
import app.vigil.evidence.DeviceEvent;
import app.vigil.evidence.surveillance.DeviceLog.Line;
import app.vigil.evidence.surveillance.RecordingForms.Heading;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamSetup;
import app.vigil.people.Administration;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The journal of actions on recording devices (R1-025) as a paper. */
@Component
class LogPaper {

    /** A paper of more pages nobody reads; it says so, and a shorter period shows the rest. */
    private static final int MOST_LINES = 2000;

    private final RecordingForms forms;
    private final People people;
    private final ExamSetup setup;

    LogPaper(RecordingForms forms, People people, ExamSetup setup) {
        this.forms = forms;
        this.people = people;
        this.setup = setup;
    }

    Paper of(Heading heading, Span span, List<Line> lines) {
        List<Line> shown = lines.stream().limit(MOST_LINES).toList();
        PaperTemplate form = forms.form(RecordingForms.LOG, heading);
        Map<PersonId, Person> named = people.findAll(shown.stream()
                .flatMap(line -> Stream.of(line.by(), examinee(line)))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<Exam, List<ExamSetup.Version>> versions = new HashMap<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (Line line : shown) {
            rows.add(Map.of(
                    "row", Integer.toString(rows.size() + 1),
                    "at", forms.moment(line.at(), heading),
                    "action", forms.word("device-log." + line.action(), heading),
                    "who", who(line.by(), named, form),
                    "exam", line.exam().title(),
                    "examinee", line.sitting() == null ? "—" : name(examinee(line), named),
                    "detail", detail(line, heading, versions)));
        }
        Map<String, String> values = new HashMap<>(Map.of(
                "from", forms.day(span.from(), heading),
                "to", forms.day(span.to(), heading),
                "lines", Integer.toString(lines.size()),
                "shown", ""));
        if (lines.size() > shown.size()) {
            values.put("shown", form.word("more", Map.of("lines", Integer.toString(shown.size()))));
        }
        return forms.fill(RecordingForms.LOG, heading, values, rows);
    }

    private static @Nullable PersonId examinee(Line line) {
        Sitting sitting = line.sitting();
        return sitting == null ? null : sitting.examinee();
    }

    private static String who(@Nullable PersonId by, Map<PersonId, Person> named, PaperTemplate form) {
        if (by == null) {
            return form.word("system", Map.of());
        }
        return by.equals(Administration.OPERATOR) ? form.word("operator", Map.of()) : name(by, named);
    }

    private static String name(@Nullable PersonId person, Map<PersonId, Person> named) {
        Person known = person == null ? null : named.get(person);
        return known == null ? "—" : known.displayName();
    }

    private String detail(Line line, Heading heading, Map<Exam, List<ExamSetup.Version>> versions) {
        String[] parts = line.detail().split(" ", 3);
        return switch (line.action()) {
            case DeviceLog.ON ->
                stream(parts[0], heading) + "\n"
                        + line.detail().substring(parts[0].length()).strip();
            case DeviceLog.OFF -> stream(parts[0], heading);
            case DeviceEvent.INTERRUPTED ->
                stream(parts[0], heading) + "\n" + forms.word("package.gap." + parts[2], heading) + "\n"
                        + forms.moment(Instant.parse(parts[1]), heading);
            case DeviceLog.SEALED -> forms.word("device-log.evidence-sealed." + line.detail(), heading);
            case DeviceLog.SETTINGS_MADE, DeviceLog.SETTINGS_CHANGED -> settings(line, parts[1], heading, versions);
            default -> "";
        };
    }

    private String stream(String code, Heading heading) {
        return forms.word("package.stream." + code, heading);
    }

    /** @param version as the log has it */
    private String settings(Line line, String version, Heading heading, Map<Exam, List<ExamSetup.Version>> versions) {
        return versions.computeIfAbsent(line.exam(), exam -> setup.history(exam.id())).stream()
                .filter(one -> Integer.toString(one.number()).equals(version))
                .findFirst()
                .map(one -> forms.word(
                        "device-log.settings",
                        heading,
                        version,
                        forms.word("exam.quality." + one.settings().quality().code(), heading)))
                .orElse("");
    }
}
