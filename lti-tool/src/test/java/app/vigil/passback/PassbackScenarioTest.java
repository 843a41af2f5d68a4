package app.vigil.passback;

import static app.vigil.testing.TestViewers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.decision.DecisionTaken;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamLinked;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.shared.PersonId;
import app.vigil.sitting.AdmissionDelivery;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingEvent;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;

/** From the published fact to the platform's gradebook, through the real event registry. */
@VigilTest
@EnableScenarios
@Import({StandingRooms.class, PassbackScenarioTest.Platform.class})
class PassbackScenarioTest {

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private ScriptedGradebook gradebook;

    @Autowired
    private ItemBook book;

    @Autowired
    private OutboxAdmissionDelivery admissions;

    @Autowired
    private JdbcExamDeliveries deliveries;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private SettableClock clock;

    @Test
    void aLaunchAndAnAdmissionReachTheGradebookByThemselves(Scenario scenario) {
        PersonId examinee = rooms.person("Петренко", "p@example.org");
        Exam exam = rooms.exam("Физика", ExamKind.INTERMEDIATE, "ranepa");
        Sitting sitting = rooms.sitting(exam, examinee);

        scenario.publish(new ExamLinked(
                        exam.id(), exam.registration(), PassbackStage.ADMISSION, PassbackStage.CONTAINER, "ru"))
                .andWaitForStateChange(() -> book.address(exam.id(), ItemKind.VERIFICATION))
                .andVerify(item -> assertThat(gradebook.toolItems())
                        .filteredOn(created -> exam.id().toString().equals(created.resourceId()))
                        .hasSize(1));
        scenario.publish(new SittingEvent.ExamineeAdmitted(sitting.id(), exam.id(), examinee, clock.instant()))
                .andWaitForStateChange(
                        () -> admissions.of(sitting.id()), state -> state == AdmissionDelivery.State.DELIVERED)
                .andVerify(state -> assertThat(gradebook.scoreOf(PassbackStage.ADMISSION, rooms.subjectOf(examinee)))
                        .isEqualTo(100.0));
        hears(scenario, 0, new SittingEvent.GateClosed(sitting.id(), exam.id(), examinee, later(), "submitted"));
        hears(scenario, 100, new SittingEvent.ResultsOpened(sitting.id(), exam.id(), examinee, later()));
    }

    private void hears(Scenario scenario, double expected, SittingEvent fact) {
        scenario.publish(fact)
                .andWaitForStateChange(
                        () -> gradebook.scoreOf(PassbackStage.ADMISSION, rooms.subjectOf(fact.examinee())),
                        score -> score != null && score == expected)
                .andVerify(score -> {});
    }

    private Instant later() {
        clock.tick(Duration.ofSeconds(2));
        return clock.instant();
    }

    @Test
    void theTeacherSeesWhatStandsAndSendsItAgain(Scenario scenario) throws Exception {
        PersonId examinee = rooms.person("Бондар", "b@example.org");
        Exam exam = rooms.exam("Хімія", ExamKind.INTERMEDIATE, "zno");
        Sitting sitting = rooms.sitting(exam, examinee);
        book.link(
                new ExamLinked(exam.id(), exam.registration(), PassbackStage.ADMISSION, PassbackStage.CONTAINER, "ru"));
        gradebook.trouble = ScoreOutcome.Kind.REFUSED;
        scenario.publish(new SittingEvent.ExamineeAdmitted(sitting.id(), exam.id(), examinee, clock.instant()))
                .andWaitForStateChange(
                        () -> admissions.of(sitting.id()), state -> state == AdmissionDelivery.State.REFUSED)
                .andVerify(state -> {});

        PersonId teacher = rooms.teacher("Ткач");
        mvc.perform(get("/passback/{exam}?lang=uk", exam.id()).with(as(teacher)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Бондар")))
                .andExpect(content().string(containsString("data-state=\"refused\"")))
                .andExpect(content().string(containsString("не ставить оцінку цій особі")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/passback/{exam}", exam.id()).with(as(examinee))).andExpect(status().isForbidden());

        gradebook.trouble = null;
        clock.tick(Duration.ofSeconds(1));
        UUID standing = deliveries.of(exam.id()).getFirst().id();
        scenario.stimulate(() -> retry(exam, standing, teacher))
                .andWaitForStateChange(
                        () -> admissions.of(sitting.id()), state -> state == AdmissionDelivery.State.DELIVERED)
                .andVerify(state -> {});
    }

    @Test
    void theTeacherSaysWhichGradeStands(Scenario scenario) throws Exception {
        PersonId examinee = rooms.person("Бондар", "b@example.org");
        Exam exam = rooms.exam("Хімія", ExamKind.INTERMEDIATE, "zno");
        Sitting sitting = rooms.sitting(exam, examinee);
        scenario.publish(new ExamLinked(
                        exam.id(), exam.registration(), PassbackStage.ADMISSION, PassbackStage.CONTAINER, "uk"))
                .andWaitForStateChange(() -> book.address(exam.id(), ItemKind.VERIFICATION))
                .andVerify(item -> {});
        gradebook.typeGrade(
                book.address(exam.id(), ItemKind.VERIFICATION).orElseThrow().lineItem(),
                rooms.subjectOf(examinee),
                40,
                clock.instant());
        clock.tick(Duration.ofSeconds(2));
        scenario.publish(new DecisionTaken(sitting.id(), exam.id(), 1, true, "", examinee, clock.instant()))
                .andWaitForStateChange(
                        () -> deliveries.of(exam.id()),
                        lines -> lines.stream().anyMatch(line -> line.state() == DeliveryState.CONFLICT))
                .andVerify(lines -> {});

        PersonId teacher = rooms.teacher("Ткач");
        String conflict = page(exam, teacher);
        assertThat(conflict)
                .contains("data-test=\"keep-theirs\"", "40 ", "data-count=\"conflict\"")
                .doesNotContain("??");
        UUID standing = deliveries.of(exam.id()).getFirst().id();
        send("/passback/" + exam.id() + "/scores/" + standing + "/kept", teacher);
        assertThat(page(exam, teacher)).contains("data-state=\"kept\"").doesNotContain("keep-theirs");
        send("/passback/" + exam.id() + "/comparison", teacher);
        send("/passback/" + exam.id() + "/retry", teacher);
    }

    private String page(Exam exam, PersonId teacher) throws Exception {
        return mvc.perform(get("/passback/{exam}?lang=uk", exam.id()).with(as(teacher)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void send(String address, PersonId teacher) throws Exception {
        mvc.perform(post(address).with(as(teacher)).with(csrf())).andExpect(status().is3xxRedirection());
    }

    private void retry(Exam exam, UUID score, PersonId teacher) {
        try {
            mvc.perform(post("/passback/{exam}/scores/{score}/retry", exam.id(), score)
                            .with(as(teacher))
                            .with(csrf()))
                    .andExpect(status().is3xxRedirection());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A platform whose gradebook is scripted. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Platform {

        @Bean
        @Primary
        ScriptedGradebook gradebook(Clock clock) {
            return new ScriptedGradebook(clock);
        }
    }
}
