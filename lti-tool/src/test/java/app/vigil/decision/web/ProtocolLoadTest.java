package app.vigil.decision.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.OnPostgresql;
import app.vigil.testing.QueryCount;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The pages of those who decide, with five thousand sittings in one exam; prints what they take. */
@VigilTest
@OnPostgresql
@Import({StandingRooms.class, QueryCount.class})
@Tag("long")
class ProtocolLoadTest {

    private static final int SITTINGS = 5000;
    /** More than a page holds, so that both exams fill one. */
    private static final int FEW = 60;

    private static final int ROUNDS = 15;
    private static final Duration BAR = Duration.ofMillis(300);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private JdbcClient jdbc;

    private PersonId dean;
    private PersonId proctor;

    @BeforeEach
    void appointThem() {
        dean = rooms.person("Деканова Дарья", "d@edu.ranepa.ru");
        proctor = rooms.person("Проктор", "p@edu.ranepa.ru");
    }

    /** An exam that so many sat, with a status for everybody and a decision for some. */
    private Exam satBy(int sittings) {
        Exam exam = rooms.exam("Поток", ExamKind.INTERMEDIATE, "ranepa");
        rooms.appoint(dean, Duty.DECISION_MAKER, exam);
        Sitting model = rooms.sitting(exam, rooms.person("Первый", "first@edu.ranepa.ru"));
        rooms.mark(model);
        copy(model, sittings, "person", "id", "subject");
        copy(model, sittings, "sitting", "id", "examinee");
        jdbc.sql("""
                        insert into review_version (sitting, version, exam, status, comment_text, identity_confirmed,
                            proctor, set_at)
                        select id, 1, exam_id, 1 + mod(abs(hashtext(id::text)), 6), 'слова', true, :proctor, now()
                        from sitting where exam_id = :exam""")
                .param("proctor", proctor.value())
                .param("exam", exam.id().value())
                .update();
        jdbc.sql("""
                        insert into decision_entry (sitting, exam, review_version, entered_at, due_at)
                        select sitting, exam, 1, set_at, set_at from review_version where exam = :exam""").param("exam", exam.id().value()).update();
        jdbc.sql("""
                        insert into decision (sitting, version, exam, review_version, credited, comment_text, decided_by,
                            decided_at)
                        select sitting, 1, exam, 1, true, '', :dean, set_at from review_version
                        where exam = :exam and status > 3""")
                .param("dean", dean.value())
                .param("exam", exam.id().value())
                .update();
        jdbc.sql("analyze").update();
        return exam;
    }

    /** Copies of the model's row: everybody has an id made of a number. */
    private void copy(Sitting model, int sittings, String table, String id, String other) {
        String columns = String.join(
                ", ",
                jdbc.sql("""
                                select column_name from information_schema.columns where table_schema = 'public'
                                    and table_name = :table and column_name not in (:own) order by column_name""")
                        .param("table", table)
                        .param("own", Arrays.asList(id, other))
                        .query(String.class)
                        .list());
        boolean people = table.equals("person");
        String key = "md5('" + model.exam() + "%s' || n)::uuid";
        String second = people ? "'s' || n || '" + model.exam() + "'" : key.formatted("person");
        jdbc.sql("insert into " + table + " (" + id + ", " + other + ", " + columns + ") select "
                        + key.formatted(table) + ", " + second + ", " + columns + " from " + table
                        + ", generate_series(2, " + sittings + ") n where " + id + " = :model")
                .param("model", people ? model.examinee().value() : model.id().value())
                .update();
        if (people) {
            jdbc.sql("update person set display_name = 'Студент ' || subject where subject like 's%' || :exam")
                    .param("exam", model.exam().toString())
                    .update();
        }
    }

    @Test
    @DisplayName(
            "issue 6: protocol and decision pages with 5,000 sittings, each under 300 ms in the median, and each with"
                    + " the statements of a page with 60")
    void answersInTime() throws Exception {
        Exam small = satBy(FEW);
        int[] few = statements(small);
        rooms.dismiss(dean);
        Exam exam = satBy(SITTINGS);
        List<String> addresses = new ArrayList<>(List.of(pages(exam)));
        addresses.add("/protocols/" + exam.id() + "?status=2&page=3");
        for (String address : addresses) {
            long median = median(address);
            System.out.printf("%s with %d sittings: %d ms%n", address, SITTINGS, median);
            assertThat(median).as(address).isLessThan(BAR.toMillis());
        }
        int[] many = statements(exam);
        System.out.printf("statements with %d and with %d: %s%n", FEW, SITTINGS, Arrays.toString(many));
        assertThat(many).isEqualTo(few);
    }

    private static String[] pages(Exam exam) {
        String protocol = "/protocols/" + exam.id();
        return new String[] {protocol, protocol + "?status=2", "/decisions", "/letters"};
    }

    /** Once to warm caches that live longer than a request, once to count. */
    private int[] statements(Exam exam) throws Exception {
        String[] pages = pages(exam);
        int[] counts = new int[pages.length];
        for (int page = 0; page < pages.length; page++) {
            String address = pages[page];
            page(address);
            counts[page] = QueryCount.during(() -> page(address));
        }
        return counts;
    }

    private long median(String address) throws Exception {
        long[] took = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            page(address);
            took[round] = (System.nanoTime() - begun) / 1_000_000;
        }
        Arrays.sort(took);
        return took[ROUNDS / 2];
    }

    private Object page(String address) throws Exception {
        return mvc.perform(get(address).with(as(dean))).andExpect(status().isOk());
    }
}
