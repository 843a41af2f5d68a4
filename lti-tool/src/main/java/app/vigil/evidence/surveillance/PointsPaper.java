package app.vigil.evidence.surveillance;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.document.Paper;
import app.vigil.document.PaperTemplate;
import app.vigil.evidence.surveillance.Point.Hours;
import app.vigil.evidence.surveillance.Point.Kept;
import app.vigil.evidence.surveillance.RecordingForms.Heading;
import app.vigil.exam.CourseTitles;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.exam.ExamStaff;
import app.vigil.people.Duty;
import app.vigil.people.OrganisationalUnit;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.people.Units;
import app.vigil.retention.RetentionTerms;
import app.vigil.shared.PersonId;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The list of points under surveillance by days and shifts (R1-027) as a paper. */
@Component
class PointsPaper {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    /** What a sitting is recorded by, always. */
    private static final List<String> STREAMS = List.of("camera", "screen");

    private final RecordingForms forms;
    private final RetentionTerms terms;
    private final CourseTitles courses;
    private final Staff staff;
    private final Units units;
    private final InstitutionCalendar calendar;

    PointsPaper(
            RecordingForms forms,
            RetentionTerms terms,
            CourseTitles courses,
            Staff staff,
            Units units,
            InstitutionCalendar calendar) {
        this.forms = forms;
        this.terms = terms;
        this.courses = courses;
        this.staff = staff;
        this.units = units;
        this.calendar = calendar;
    }

    /** Names of those appointed. */
    @Component
    record Staff(ExamStaff appointed, People people) {

        String proctors(Exam exam) {
            List<PersonId> proctors = appointed.holding(Duty.PROCTOR, exam);
            return people.findAll(proctors).values().stream()
                    .map(Person::displayName)
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    /** @param unit name of the only one covered; empty for all */
    Paper of(Heading heading, String unit, Span span, List<Point> points) {
        PaperTemplate form = forms.form(RecordingForms.POINTS, heading);
        Map<ExamId, Map<String, String>> exams = exams(points, heading, form);
        List<Map<String, String>> rows = new ArrayList<>();
        for (Point point : points) {
            Map<String, String> row = new HashMap<>(exams.get(point.exam().id()));
            row.put("row", Integer.toString(rows.size() + 1));
            row.put("day", forms.day(point.day(), heading));
            row.put("shift", shift(point, form));
            row.put("group", point.group().isEmpty() ? "—" : point.group());
            row.put("expected", number(point.expected()));
            row.put("recorded", number(point.recorded()));
            row.put("streams", streams(point, heading));
            row.put("storage", storage(point, heading, form));
            rows.add(row);
        }
        Map<String, String> values = Map.of(
                "unit", unit,
                "from", forms.day(span.from(), heading),
                "to", forms.day(span.to(), heading),
                "expected",
                        Integer.toString(
                                points.stream().mapToInt(Point::expected).sum()),
                "recorded",
                        Integer.toString(
                                points.stream().mapToInt(Point::recorded).sum()));
        return forms.fill(RecordingForms.POINTS, heading, values, rows);
    }

    /** Cells that are the same in all lines of an exam. */
    private Map<ExamId, Map<String, String>> exams(List<Point> points, Heading heading, PaperTemplate form) {
        Map<ExamId, Exam> exams =
                points.stream().map(Point::exam).collect(Collectors.toMap(Exam::id, exam -> exam, (one, same) -> one));
        Map<ExamId, String> titles = courses.of(exams.keySet());
        Map<ExamId, Map<String, String>> cells = new HashMap<>();
        exams.forEach((id, exam) -> {
            String course = titles.getOrDefault(id, "");
            String kind = forms.word("exam.kind." + exam.kind().code(), heading);
            String proctors = staff.proctors(exam);
            cells.put(
                    id,
                    Map.of(
                            "title",
                            exam.title(),
                            "course",
                            course,
                            "kind",
                            kind,
                            "exam",
                            Stream.of(exam.title(), course, kind)
                                    .filter(line -> !line.isBlank())
                                    .collect(Collectors.joining("\n")),
                            "unit",
                            units.find(exam.unit())
                                    .map(OrganisationalUnit::name)
                                    .orElse("—"),
                            "proctors",
                            proctors.isEmpty() ? form.word("no-proctors", Map.of()) : proctors));
        });
        return cells;
    }

    /** Where an institution has no shifts, there is nothing to be outside of. */
    private String shift(Point point, PaperTemplate form) {
        Hours hours = point.hours();
        Map<String, String> values =
                Map.of("number", Integer.toString(hours.shift()), "from", time(hours.from()), "to", time(hours.to()));
        String times = form.word("hours", values);
        return calendar.shifts(point.exam().profile()).isEmpty()
                ? times
                : form.word(hours.shift() == 0 ? "outside" : "shift", values) + "\n" + times;
    }

    private String streams(Point point, Heading heading) {
        Set<String> arrived = point.streams();
        return STREAMS.stream()
                .filter(stream -> point.recorded() == 0 || arrived.contains(stream))
                .map(stream -> forms.word("package.stream." + stream, heading))
                .collect(
                        Collectors.collectingAndThen(Collectors.joining("\n"), names -> names.isEmpty() ? "—" : names));
    }

    private String storage(Point point, Heading heading, PaperTemplate form) {
        return point.kept().stream()
                .map(kept -> storage(kept, point.exam(), heading, form))
                .collect(Collectors.joining("\n"));
    }

    private String storage(Kept kept, Exam exam, Heading heading, PaperTemplate form) {
        Map<String, String> values = Map.of(
                "class", forms.word("evidence.retention.class." + kept.as().code(), heading),
                "term", term(terms.of(exam.profile(), kept.as()), heading),
                "until", kept.until() == null ? "" : forms.day(kept.until(), heading),
                "count", Integer.toString(kept.count()));
        if (kept.deleted()) {
            return form.word("storage-deleted", values);
        }
        return form.word(kept.until() == null ? "storage-planned" : "storage-kept", values);
    }

    private String term(Period term, Heading heading) {
        return Stream.of(
                        term.getYears() == 0 ? "" : forms.word("recording-papers.years", heading, term.getYears()),
                        term.getMonths() == 0 ? "" : forms.word("recording-papers.months", heading, term.getMonths()),
                        term.getDays() == 0 ? "" : forms.word("recording-papers.days", heading, term.getDays()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String number(int count) {
        return count == 0 ? "—" : Integer.toString(count);
    }

    private static String time(LocalTime time) {
        return TIME.format(time);
    }
}
