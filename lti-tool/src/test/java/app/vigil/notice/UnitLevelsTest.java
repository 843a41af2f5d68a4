package app.vigil.notice;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamStaff;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.Duty;
import app.vigil.people.UnitId;
import app.vigil.people.Units;
import app.vigil.shared.PersonId;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** An exam of a chair, which is part of a faculty, which is part of a branch. */
@VigilTest
@Import(StandingRooms.class)
class UnitLevelsTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private Units units;

    @Autowired
    private ExamStaff staff;

    @Autowired
    private ExamsOnDuty onDuty;

    @Autowired
    private ProtocolHandover handover;

    private Exam exam;
    private UnitId faculty;
    private UnitId branch;

    @BeforeEach
    void anExamOfAChair() {
        exam = rooms.exam("Вступительное испытание", ExamKind.ENTRANCE, "ranepa");
        branch = units.add(exam.registration(), "Branch " + UUID.randomUUID()).id();
        faculty = units.add(exam.registration(), "Faculty " + UUID.randomUUID(), branch)
                .id();
        units.move(exam.unit(), faculty);
    }

    @Test
    @DisplayName("R2-010 R2-047 R2-048 whoever decides for a unit decides on the exams of what is part of it; nobody"
            + " beside it does")
    void theUnitAboveDecides() throws Exception {
        PersonId dean = rooms.person("Деканова Дарья", "d@example.org");
        rooms.appoint(dean, Duty.DECISION_MAKER, faculty);
        PersonId beside = rooms.person("Соседов Семён", "s@example.org");
        UnitId sister = units.add(exam.registration(), "Sister " + UUID.randomUUID(), branch)
                .id();
        rooms.appoint(beside, Duty.DECISION_MAKER, sister);

        mvc.perform(get("/protocols/" + exam.id()).with(as(dean))).andExpect(status().isOk());
        mvc.perform(get("/protocols/" + exam.id()).with(as(beside))).andExpect(status().isForbidden());
        assertThat(onDuty.ofDecisionMaker(dean)).containsExactly(exam);
        assertThat(onDuty.ofDecisionMaker(beside)).isEmpty();
        assertThat(staff.holding(Duty.DECISION_MAKER, exam)).containsExactly(dean);
    }

    @Test
    @DisplayName("R2-010 R2-047 a protocol is handed to the nearest level at which somebody decides")
    void theNearestLevelIsHandedTheProtocol() {
        PersonId ofTheBranch = rooms.person("Директор Д.Д.", "b@example.org");
        rooms.appoint(ofTheBranch, Duty.DECISION_MAKER, branch);
        assertThat(handover.recipients(exam)).containsExactly(ofTheBranch);

        PersonId dean = rooms.person("Деканова Дарья", "d@example.org");
        rooms.appoint(dean, Duty.DECISION_MAKER, faculty);
        assertThat(handover.recipients(exam)).containsExactly(dean);
    }
}
