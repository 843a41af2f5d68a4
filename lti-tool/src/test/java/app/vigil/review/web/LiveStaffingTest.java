package app.vigil.review.web;

import static app.vigil.testing.StandingRooms.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** One proctor for so many who are tested at once (R2-013). */
@VigilTest
@Import(StandingRooms.class)
class LiveStaffingTest {

    private static final String LACKING = "data-lacking=\"true\"";

    @DynamicPropertySource
    static void anotherInstitutionHasItsOwnRatio(DynamicPropertyRegistry settings) {
        settings.add("vigil.profiles.sfedu.exam.examinees-per-proctor", () -> "2");
    }

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private JdbcClient jdbc;

    private PersonId teacher;
    private PersonId proctor;

    @BeforeEach
    void somebodyWatches() {
        teacher = rooms.teacher("Учитель");
        proctor = rooms.person("Проктор", "p@edu.ranepa.ru");
    }

    @Test
    @DisplayName(
            "R2-013 a seventh examinee at once alarms the one proctor and the organiser, and nobody once there are two")
    void alarmsWhenThereAreTooMany() throws Exception {
        Exam exam = rooms.liveExam("Алгебра", "default");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        List<Sitting> sittings = sit(exam, 6);
        overview(exam, teacher, containsString("data-lacking=\"false\" data-tested=\"6\""));
        alarms(proctor, not(containsString(LACKING)));
        desk(exam, proctor, not(containsString("exclamation-triangle")));

        sittings.addAll(sit(exam, 1));
        overview(exam, teacher, containsString("data-lacking=\"true\" data-tested=\"7\""));
        overview(exam, teacher, containsString("Не хватает прокторов: 1"));
        alarms(proctor, containsString(LACKING));
        desk(exam, proctor, containsString("Сейчас прокторов не хватает: Алгебра"));
        mvc.perform(get("/exams/{id}", exam.id()).with(as(teacher)))
                .andExpect(content().string(containsString("Сейчас прокторов не хватает")));

        rooms.appoint(rooms.person("Второй", "q@edu.ranepa.ru"), Duty.PROCTOR, exam);
        alarms(proctor, not(containsString(LACKING)));
        sit(exam, 6);
        alarms(proctor, containsString("data-tested=\"13\""));
    }

    @Test
    @DisplayName("R2-013 the ratio is the institution's, and an exam that is watched afterwards alarms nobody")
    void theRatioIsTheInstitutions() throws Exception {
        Exam stricter = rooms.liveExam("Физика", "sfedu");
        Exam afterwards = rooms.exam("Химия", ExamKind.INTERMEDIATE, "sfedu");
        rooms.appoint(proctor, Duty.PROCTOR, stricter);
        rooms.appoint(proctor, Duty.PROCTOR, afterwards);
        sit(afterwards, 9);
        sit(stricter, 2);
        alarms(proctor, not(containsString(LACKING)));
        overview(afterwards, teacher, not(containsString("live-staffing")));

        sit(stricter, 1);

        alarms(proctor, containsString("Физика"));
        alarms(proctor, not(containsString("Химия")));
    }

    @Test
    @DisplayName(
            "R2-013 the list of what is left to do names the proctors needed for the course beside those appointed")
    void theChecklistCounts() throws Exception {
        Exam exam = rooms.liveExam("Геометрия", "default");
        for (int one = 0; one < 7; one++) {
            PersonId student = rooms.person("Студент " + one, one + "@edu.ranepa.ru");
            jdbc.sql("insert into exam_member (exam, person, learner) values (?, ?, true)")
                    .params(exam.id().value(), student.value())
                    .update();
        }
        checklist(exam, containsString("нужно 2, назначено 0"));
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        checklist(exam, containsString("data-test=\"step-proctor\" data-done=\"false\""));
        rooms.appoint(rooms.person("Второй", "q@edu.ranepa.ru"), Duty.PROCTOR, exam);
        checklist(exam, containsString("нужно 2, назначено 2"));
        checklist(exam, containsString("data-test=\"step-proctor\" data-done=\"true\""));
    }

    private List<Sitting> sit(Exam exam, int how) {
        List<Sitting> sittings = new ArrayList<>();
        for (int one = 0; one < how; one++) {
            Sitting sitting = rooms.sitting(exam, rooms.person("Студент", UUID.randomUUID() + "@edu.ranepa.ru"));
            rooms.goOn(sitting);
            sittings.add(sitting);
        }
        return sittings;
    }

    private void checklist(Exam exam, Matcher<String> says) throws Exception {
        says(mvc.perform(get("/exams/{id}", exam.id()).with(as(teacher))), says);
    }

    private void overview(Exam exam, PersonId reader, Matcher<String> says) throws Exception {
        says(mvc.perform(get("/review/exams/{id}/staffing", exam.id()).with(as(reader))), says);
    }

    private void alarms(PersonId reader, Matcher<String> says) throws Exception {
        says(mvc.perform(get("/review/staffing").with(as(reader))), says);
    }

    private void desk(Exam exam, PersonId reader, Matcher<String> says) throws Exception {
        says(mvc.perform(get("/desk").with(as(reader))), says);
        says(mvc.perform(get("/review").with(as(reader))), containsString("hx-get=\"/review/staffing\""));
    }

    private static void says(ResultActions answer, Matcher<String> what) throws Exception {
        answer.andExpect(status().isOk()).andExpect(content().string(what));
    }
}
