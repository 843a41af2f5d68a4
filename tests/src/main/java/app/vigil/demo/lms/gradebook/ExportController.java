package app.vigil.demo.lms.gradebook;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.course.Course;
import app.vigil.demo.lms.course.Courses;
import app.vigil.demo.lms.course.Enrolment;
import app.vigil.demo.lms.course.RefusedException;
import app.vigil.demo.lms.people.Person;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The gradebook as a text file, with heads and numbers in the reader's language, as Moodle exports it. */
@Controller
class ExportController {

    private static final List<String> OF_A_PERSON = List.of("first", "last", "id", "group", "email");

    private final Access access;
    private final Courses courses;
    private final Gradebook gradebook;
    private final MessageSource texts;

    ExportController(Access access, Courses courses, Gradebook gradebook, MessageSource texts) {
        this.access = access;
        this.courses = courses;
        this.gradebook = gradebook;
        this.texts = texts;
    }

    @GetMapping("/grade/export/txt/export.php")
    ResponseEntity<byte[]> export(@RequestParam("id") String courseId, Person me, Locale locale) {
        Course course = access.requireMember(me, courseId);
        if (access.isStudent(me, course)) {
            throw new RefusedException("students export no gradebook");
        }
        String lines = Stream.concat(
                        Stream.of(heads(course, locale)),
                        courses.students(course).stream().map(student -> row(course, student, locale)))
                .map(cells -> cells.map(ExportController::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"grades.csv\"")
                .body(lines.getBytes(StandardCharsets.UTF_8));
    }

    private Stream<String> heads(Course course, Locale locale) {
        return Stream.concat(
                OF_A_PERSON.stream().map(head -> texts.getMessage("grade.export." + head, null, locale)),
                gradebook.items(course.id()).stream()
                        .map(item -> texts.getMessage("grade.export.value", new Object[] {item.label()}, locale)));
    }

    private Stream<String> row(Course course, Person student, Locale locale) {
        String group =
                course.enrolmentOf(student.username()).map(Enrolment::group).orElse("");
        DecimalFormat points = new DecimalFormat("0.00", DecimalFormatSymbols.getInstance(locale));
        return Stream.concat(
                Stream.of(student.givenName(), student.familyName(), student.idNumber(), group, student.email()),
                gradebook.items(course.id()).stream()
                        .map(item -> gradebook
                                .grade(item.id(), student.id())
                                .map(Grade::score)
                                .map(points::format)
                                .orElse("-")));
    }

    private static String quoted(@Nullable String cell) {
        return "\"" + (cell == null ? "" : cell.replace("\"", "\"\"")) + "\"";
    }
}
