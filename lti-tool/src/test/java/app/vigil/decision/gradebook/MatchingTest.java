package app.vigil.decision.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.decision.LmsResults.LmsResult;
import app.vigil.decision.gradebook.Preview.Conflict;
import app.vigil.decision.gradebook.Preview.Match;
import app.vigil.lti.RegistrationId;
import app.vigil.people.Person;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MatchingTest {

    /** As Moodle exports in Russian. */
    private static final String MOODLE = """
            Имя,Фамилия,"Индивидуальный номер",Группа,"Адрес электронной почты","Тест: История (Значение)","Итог курса (Значение)"
            Юлия,Щёголева,17,ЭП-21,S@edu.ranepa.ru,"87,50","90,00"
            Анна,Абакумова,18,ЭП-22,a@edu.ranepa.ru,-,"10,00"
            Пётр,Петров,19,ЭП-22,stranger@edu.ranepa.ru,"60,00","60,00"
            """;

    private final Set<PersonId> expected = new HashSet<>();
    private final RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private final Person yulia = person("u-1", "Щёголева Юлия", "s@edu.ranepa.ru", "17");
    private final Person anna = person("u-2", "Абакумова Анна", "a@edu.ranepa.ru", "18");
    private final Person eva = person("20", "Ґудзь Єва", "e@edu.ranepa.ru", "З-0417");

    @Test
    @DisplayName("R2-062 takes score and group from Moodle's export by e-mail, and lists what does not fit")
    void matchesByEmail() {
        Preview preview = preview(MOODLE.getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(preview.matched())
                .extracting(
                        Match::name,
                        match -> match.result().score(),
                        match -> match.result().group())
                .containsExactly(
                        Tuple.tuple("Щёголева Юлия", "87,50", "ЭП-21"), Tuple.tuple("Абакумова Анна", "", "ЭП-22"));
        assertThat(preview.conflicts())
                .extracting(one -> one.cause().code(), Conflict::who)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("stranger", "stranger@edu.ranepa.ru"),
                        Tuple.tuple("no-score", "Абакумова Анна"),
                        Tuple.tuple("missing", "Ґудзь Єва"));
    }

    @Test
    @DisplayName("R2-007 points that a teacher has still time to enter are no conflict, but are counted")
    void leavesTheTeacherTime() {
        expected.add(anna.id());
        expected.add(eva.id());

        Preview preview = preview(MOODLE.getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(preview.awaited()).isEqualTo(1);
        assertThat(preview.matched()).hasSize(2);
        assertThat(preview.conflicts())
                .extracting(one -> one.cause().code())
                .containsExactlyInAnyOrder("stranger", "missing");
    }

    @Test
    @DisplayName("R2-062 the same in old Cyrillic with semicolons, with a byte order mark, and as XLSX by id")
    void readsWhatOfficesExport() throws IOException {
        byte[] excel = MOODLE.replace("\"87,50\"", "87.50")
                .replace("\"", "")
                .replace(",", ";")
                .getBytes(Charset.forName("windows-1251"));
        assertThat(preview(excel, Map.of()).matched()).hasSize(2);
        byte[] marked = ("\uFEFF" + MOODLE).getBytes(StandardCharsets.UTF_8);
        assertThat(preview(marked, Map.of()).matched()).hasSize(2);
        byte[] wide = ("\uFEFF" + MOODLE).getBytes(StandardCharsets.UTF_16LE);
        assertThat(preview(wide, Map.of()).matched()).hasSize(2);

        Preview byId =
                preview(xlsx(List.of("ID number", "Grade"), List.of("З-0417", "42"), List.of("17", "7")), Map.of());
        assertThat(byId.matched()).extracting(Match::name).containsExactly("Ґудзь Єва", "Щёголева Юлия");
    }

    @Test
    @DisplayName("R2-062 rows that contradict each other are left out; a changed score is pointed out")
    void listsConflicts() {
        String twice = "email;score\ns@edu.ranepa.ru;1\ns@edu.ranepa.ru;2\na@edu.ranepa.ru;5\n";
        Preview preview = preview(twice.getBytes(StandardCharsets.UTF_8), Map.of(anna.id(), new LmsResult("4", "")));

        assertThat(preview.matched()).singleElement().satisfies(match -> {
            assertThat(match.changes()).isTrue();
            assertThat(match.former().score()).isEqualTo("4");
        });
        assertThat(preview.conflicts())
                .extracting(one -> one.cause().code())
                .containsExactlyInAnyOrder("twice", "missing");
        String both = "email;id number;score\ns@edu.ranepa.ru;18;1\n";
        assertThat(preview(both.getBytes(StandardCharsets.UTF_8), Map.of()).conflicts())
                .extracting(one -> one.cause().code())
                .contains("ambiguous");
    }

    @Test
    @DisplayName("R2-062 a file without a column of scores or of groups changes neither, and misses no score")
    void leavesWhatHasNoColumn() {
        Map<PersonId, LmsResult> former = Map.of(yulia.id(), new LmsResult("87", "ЭП-21"));
        Preview groups = preview("email;group\ns@edu.ranepa.ru;ЭП-9\n".getBytes(StandardCharsets.UTF_8), former);
        Preview scores = preview("email;score\ns@edu.ranepa.ru;12\n".getBytes(StandardCharsets.UTF_8), former);

        assertThat(groups.matched()).extracting(Match::result).containsExactly(new LmsResult("87", "ЭП-9"));
        assertThat(scores.matched()).extracting(Match::result).containsExactly(new LmsResult("12", "ЭП-21"));
        assertThat(preview("email;group\na@edu.ranepa.ru;Б\n".getBytes(StandardCharsets.UTF_8), Map.of())
                        .conflicts())
                .extracting(one -> one.cause().code())
                .doesNotContain("no-score");
    }

    @Test
    @DisplayName("R2-062 the ID number of an export is the institution's, never the platform's own id of somebody else")
    void tellsIdNumbersFromIds() {
        byte[] file = "ID number;score\n20;90\n".getBytes(StandardCharsets.UTF_8);
        assertThat(preview(file, Map.of()).matched()).isEmpty();
        assertThat(preview(file, Map.of()).conflicts()).contains(new Conflict(Preview.Cause.STRANGER, "20"));

        GradebookTable ofThePlatform =
                new GradebookTable(List.of("ID", "История"), List.of(List.of("20", "90")), GradebookTable.Ids.SUBJECTS);
        assertThat(preview(ofThePlatform, Map.of()).matched())
                .extracting(Match::name, match -> match.result().score())
                .containsExactly(Tuple.tuple("Ґудзь Єва", "90"));
    }

    @Test
    @DisplayName("R2-062 a column of the platform's own ids is not taken for one of ID numbers")
    void guessesTheColumnOfIdNumbers() {
        for (String head : List.of("ID number", "SIS User ID", "Индивидуальный номер", "Ідентифікаційний номер")) {
            GradebookTable table = new GradebookTable(List.of("Student", "ID", head, "Grade"), List.of());
            assertThat(Columns.guess(table, "История").id()).as(head).isEqualTo(2);
        }
        assertThat(Columns.guess(new GradebookTable(List.of("User ID", "Grade"), List.of()), "История")
                        .id())
                .isEqualTo(-1);
    }

    @Test
    void refusesWhatIsNoTable() {
        for (byte[] file : List.of(
                new byte[0], "one line".getBytes(StandardCharsets.UTF_8), new byte[] {'P', 'K', 3, 4, 1, 2, 3})) {
            assertThatThrownBy(() -> GradebookTable.read(file))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo("gradebook-unreadable"));
        }
    }

    private Preview preview(byte[] file, Map<PersonId, LmsResult> former) {
        return preview(GradebookTable.read(file), former);
    }

    private Preview preview(GradebookTable table, Map<PersonId, LmsResult> former) {
        return new Matching(List.of(yulia, anna, eva), expected, former, Columns.guess(table, "История")).of(table);
    }

    @SafeVarargs
    private static byte[] xlsx(List<String>... lines) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet();
            for (int row = 0; row < lines.length; row++) {
                for (int column = 0; column < lines[row].size(); column++) {
                    (column == 0 ? sheet.createRow(row) : sheet.getRow(row))
                            .createCell(column)
                            .setCellValue(lines[row].get(column));
                }
            }
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private Person person(String subject, String name, String email, String sourcedId) {
        return new Person(new PersonId(UUID.randomUUID()), registration, subject, name, email, sourcedId);
    }
}
