package app.vigil.review.web;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.MarkAnswers;
import app.vigil.people.Duty;
import app.vigil.review.Reviewing;
import app.vigil.shared.PersonId;
import app.vigil.sitting.ExamSteps;
import app.vigil.sitting.Sitting;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Disputes are settled by the protocol of the session (R4-013). */
@VigilTest
@Import(StandingRooms.class)
class SessionProtocolTest {

    private static final String LINK = "data-test=\"session-protocol-link\"";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private ExamSteps steps;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private MarkAnswers answers;

    private Exam exam;
    private Sitting sitting;
    private PersonId student;
    private PersonId teacher;
    private PersonId proctor;
    private PersonId dean;

    @BeforeEach
    void somebodyComplains() {
        exam = rooms.exam("Спорный экзамен", ExamKind.INTERMEDIATE, "default");
        student = rooms.person("Щёголева Юлия", "s@edu.ranepa.ru");
        teacher = rooms.teacher("Учитель");
        proctor = rooms.person("Проктор Пётр", "p@edu.ranepa.ru");
        dean = rooms.person("Деканова Дарья", "d@edu.ranepa.ru");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(dean, Duty.DECISION_MAKER, exam);
        sitting = rooms.sitting(exam, student);
        rooms.record(sitting);
        steps.report(sitting.id(), "Отключили свет");
    }

    @Test
    @DisplayName("R4-013 a reported problem leads whoever may see it to the protocol of the session, and back")
    void leadsFromTheDisputeToTheProtocol() throws Exception {
        String path = "/review/" + sitting.id() + "/session";
        for (PersonId reader : List.of(proctor, dean)) {
            page("/review/exams/" + exam.id(), reader)
                    .andExpect(content().string(containsString("Отключили свет")))
                    .andExpect(content().string(containsString("href=\"" + path + "\" " + LINK)));
            page(path, reader)
                    .andExpect(content().string(containsString("/review/exams/" + exam.id() + "#disputes")))
                    .andExpect(content().string(containsString("Отключили свет")));
        }
        page("/review/" + sitting.id(), proctor).andExpect(content().string(containsString(path)));
        page("/protocols/" + exam.id() + "/sittings/" + sitting.id(), dean)
                .andExpect(content().string(containsString(path)));
        page(path, proctor).andExpect(content().string(containsString("href=\"/review/" + sitting.id() + "\"")));
        page(path, dean)
                .andExpect(content()
                        .string(containsString("href=\"/protocols/" + exam.id() + "/sittings/" + sitting.id() + "\"")));
    }

    @Test
    @DisplayName("R4-013 a teacher reads the problem, is led nowhere and let in nowhere, as is the examinee")
    void keepsTheProtocolFromOthers() throws Exception {
        for (String list : List.of("/review/exams/" + exam.id(), "/sittings-of/" + exam.id())) {
            page(list, teacher)
                    .andExpect(content().string(containsString("Отключили свет")))
                    .andExpect(content().string(not(containsString(LINK))));
        }
        for (PersonId stranger : List.of(teacher, student, rooms.person("Сосед", "n@edu.ranepa.ru"))) {
            mvc.perform(get("/review/{id}/session", sitting.id()).with(as(stranger)))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    @DisplayName(
            "R4-013, R4-011 the protocol tells authorisation, marks, verdicts, answers and the end in the order of time")
    void tellsTheSessionInOrder() throws Exception {
        Incident mark = rooms.toldMark(sitting);
        answers.give(sitting.id(), mark.id(), "Позвонили в дверь");
        reviewing.judge(
                sitting.id(),
                new Reviewing.MarkVerdict(mark.id(), false, Violation.ACTIVE_WINDOW, "Звонок слышен", null),
                proctor);

        String page = page("/review/" + sitting.id() + "/session", dean)
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(Pattern.compile("data-kind=\"([^\"]+)\"")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1)))
                .containsSubsequence("launched", "admitted", "mark-dismissed", "ended")
                .contains("problem", "answer");
        assertThat(page).contains("Позвонили в дверь", "Звонок слышен", "Деавторизация");
    }

    private ResultActions page(String path, PersonId reader) throws Exception {
        return mvc.perform(get(path).with(as(reader))).andExpect(status().isOk());
    }
}
