package app.vigil.exam;

import static app.vigil.testing.StandingRooms.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.people.Appointments.Appointment;
import app.vigil.people.Duty;
import app.vigil.shared.PersonId;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@VigilTest
@Import(StandingRooms.class)
class CommissionTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private ExamAccess access;

    @Autowired
    private ExamsOnDuty onDuty;

    @Autowired
    private ExamStaff staff;

    @Autowired
    private SetupChecklist checklist;

    private PersonId ofInstitution;

    @AfterEach
    void leaveTheInstitution() {
        rooms.dismiss(ofInstitution);
    }

    @Test
    @DisplayName("R2-048 R2-049 a final exam is decided on by those appointed for itself: neither its unit nor the"
            + " institution makes anybody a member of its commission")
    void keepsAFinalExamToItsCommission() throws Exception {
        Exam exam = rooms.exam("Государственный экзамен", ExamKind.FINAL, "ranepa");
        PersonId member = appointed(exam);
        PersonId ofUnit = rooms.person("Деканова Дарья", "d@example.org");
        rooms.appoint(ofUnit, Duty.DECISION_MAKER, exam.unit());

        assertThat(decides(member, exam)).isTrue();
        assertThat(decides(ofUnit, exam)).isFalse();
        assertThat(decides(ofInstitution, exam)).isFalse();
        assertThat(staff.holding(Duty.DECISION_MAKER, exam)).containsExactly(member);
        String protocol = "/protocols/" + exam.id();
        mvc.perform(get(protocol).with(as(member))).andExpect(status().isOk());
        mvc.perform(get(protocol).with(as(ofUnit))).andExpect(status().isForbidden());
        mvc.perform(get(protocol).with(as(ofInstitution))).andExpect(status().isForbidden());
        mvc.perform(get("/decisions").with(as(ofUnit)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Государственный экзамен"))));
    }

    @Test
    @DisplayName("R2-049 the setup of a final exam wants its commission appointed for itself, and says so")
    void asksForTheCommission() throws Exception {
        Exam exam = rooms.exam("Государственный экзамен", ExamKind.FINAL, "ranepa");
        PersonId teacher = rooms.teacher("Учитель У.У.");
        ofInstitution = rooms.person("Ректор Р.Р.", "r@example.org");
        rooms.appoint(ofInstitution, Duty.DECISION_MAKER, exam.unit());

        assertThat(done(SetupChecklist.Step.DECISION_MAKER, exam)).isFalse();
        mvc.perform(get("/exams/" + exam.id()).with(as(teacher)))
                .andExpect(content().string(containsString("data-test=\"commission\"")))
                .andExpect(content().string(not(containsString("data-test=\"unit-staff\""))));

        rooms.appoint(rooms.person("Член комиссии", "c@example.org"), Duty.DECISION_MAKER, exam);

        assertThat(done(SetupChecklist.Step.DECISION_MAKER, exam)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FINAL")
    @DisplayName("R2-047 R2-048 any other exam is decided on by those of its unit and of the institution as well")
    void leavesOtherExamsToTheirUnit(ExamKind kind) throws Exception {
        Exam exam = rooms.exam("История", kind, "ranepa");
        PersonId member = appointed(exam);
        PersonId ofUnit = rooms.person("Деканова Дарья", "d@example.org");
        rooms.appoint(ofUnit, Duty.DECISION_MAKER, exam.unit());

        assertThat(decides(member, exam)).isTrue();
        assertThat(decides(ofUnit, exam)).isTrue();
        assertThat(decides(ofInstitution, exam)).isTrue();
        assertThat(staff.holding(Duty.DECISION_MAKER, exam)).containsExactlyInAnyOrder(member, ofUnit, ofInstitution);
        assertThat(done(SetupChecklist.Step.DECISION_MAKER, exam)).isTrue();
        mvc.perform(get("/protocols/" + exam.id()).with(as(ofUnit))).andExpect(status().isOk());
    }

    @Test
    @DisplayName(
            "R2-010 whoever reviews, coordinates or keeps the records of a final exam may be appointed for its unit")
    void bindsNobodyElse() {
        Exam exam = rooms.exam("Государственный экзамен", ExamKind.FINAL, "ranepa");
        ofInstitution = rooms.person("Проктор П.П.", "p@example.org");
        rooms.appoint(ofInstitution, Duty.PROCTOR, exam.unit());
        PersonId coordinator = rooms.person("Координатор К.К.", "k@example.org");
        rooms.appoint(coordinator, Duty.COORDINATOR, exam.unit());
        PersonId keeper = rooms.person("Архивариус А.А.", "a@example.org");
        rooms.appoint(keeper, Duty.RECORDS_KEEPER, exam.unit());

        assertThat(access.proctors(ofInstitution, exam.id())).isTrue();
        assertThat(onDuty.ofProctor(ofInstitution)).containsExactly(exam);
        assertThat(onDuty.ofCoordinator(coordinator)).containsExactly(exam);
        assertThat(access.keepsRecords(keeper, exam.id())).isTrue();
        assertThat(staff.of(exam))
                .extracting(Appointment::duty)
                .containsExactlyInAnyOrder(Duty.PROCTOR, Duty.COORDINATOR, Duty.RECORDS_KEEPER);
    }

    /** One for the exam, and one for the whole institution. */
    private PersonId appointed(Exam exam) {
        PersonId member = rooms.person("Член комиссии", "c@example.org");
        rooms.appoint(member, Duty.DECISION_MAKER, exam);
        ofInstitution = rooms.person("Ректор Р.Р.", "r@example.org");
        rooms.appointEverywhere(ofInstitution, Duty.DECISION_MAKER);
        return member;
    }

    private boolean decides(PersonId person, Exam exam) {
        boolean one = access.decides(person, exam.id());
        assertThat(onDuty.ofDecisionMaker(person).contains(exam)).isEqualTo(one);
        return one;
    }

    private boolean done(SetupChecklist.Step step, Exam exam) {
        return checklist.of(exam).stream().anyMatch(item -> item.step() == step && item.done());
    }
}
