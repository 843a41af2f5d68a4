package app.vigil.decision.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.vigil.calendar.DeadlineKind;
import app.vigil.calendar.Deadlines;
import app.vigil.decision.Deciding;
import app.vigil.decision.LmsResults;
import app.vigil.decision.papers.IssuedPaper.Place;
import app.vigil.evidence.EvidenceSealed;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.mail.Letters;
import app.vigil.people.Duty;
import app.vigil.review.Reviewing;
import app.vigil.review.Reviews;
import app.vigil.review.VerificationStatus;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sitting;
import app.vigil.testing.SettableClock;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.VigilTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;

@VigilTest
@EnableScenarios
@Import(StandingRooms.class)
class ResultSheetTest {

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Deciding deciding;

    @Autowired
    private LmsResults results;

    @Autowired
    private Papers papers;

    @Autowired
    private PaperBook book;

    @Autowired
    private PaperDeadlines terms;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Letters letters;

    @Autowired
    private SettableClock clock;

    private Exam exam;
    private PersonId proctor;
    private PersonId dean;

    @BeforeEach
    void anExamThatCloses() {
        anExamThatCloses(ExamKind.INTERMEDIATE);
    }

    private void anExamThatCloses(ExamKind kind) {
        exam = rooms.exam("История России", kind, "ranepa");
        exam = rooms.closing(exam, clock.instant().plus(Duration.ofHours(1)), false);
        proctor = rooms.person("Проктор Пётр Петрович", "p@ranepa.ru");
        dean = rooms.person("Деканова Дарья Дмитриевна", "d@ranepa.ru");
        rooms.appoint(proctor, Duty.PROCTOR, exam);
        rooms.appoint(dean, Duty.DECISION_MAKER, exam.unit());
    }

    @Test
    @DisplayName(
            "R2-050 the term of the results runs until every group's sheet names everybody, and again for a later one")
    void waitsForEveryGroup(Scenario scenario) {
        List<Sitting> sat =
                List.of(reviewed("ЭП-21", scenario), reviewed("ЭП-22", scenario), reviewed("ЭП-23", scenario));
        decide(sat.get(0));
        decide(sat.get(1));
        sheet("ЭП-21");
        assertThat(running()).as("one group of three").isTrue();
        sheet("ЭП-22");
        assertThat(running()).as("two groups of three").isTrue();
        decide(sat.get(2));
        sheet("ЭП-22");
        assertThat(running()).as("the third is decided, and on no sheet").isTrue();
        sheet("ЭП-23");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !running());

        Sitting late = reviewed("ЭП-23", scenario);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::running);
        decide(late);
        sheet("ЭП-23");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !running());
    }

    @Test
    @DisplayName("R2-049 R2-050 the commission of a final exam is invited to sign the sheet, each member on a line")
    void invitesTheCommission(Scenario scenario) {
        anExamThatCloses(ExamKind.FINAL);
        PersonId member = rooms.person("Комиссаров Кирилл Карлович", "k@ranepa.ru");
        rooms.appoint(dean, Duty.DECISION_MAKER, exam);
        rooms.appoint(member, Duty.DECISION_MAKER, exam);
        decide(reviewed("ЭП-21", scenario));

        sheet("");

        IssuedPaper sheet = book.ofExam(exam.id()).getFirst();
        assertThat(book.places(sheet.id()))
                .extracting(Place::signer, Place::person)
                .containsExactly(tuple("decision-maker", dean), tuple("commission", member));
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(invited()).containsExactly(member);
            assertThat(deadlines.running(DeadlineKind.SIGNATURE, sheet.id().value()))
                    .isTrue();
        });
    }

    @Test
    @DisplayName("R2-050 where several teach the course, the teacher's line is signed by hand and nobody is invited")
    void leavesTheLineOpenWhereSeveralTeach(Scenario scenario) {
        rooms.teacher("Учитель Ульяна");
        rooms.teacher("Учитель Устин");
        decide(reviewed("ЭП-21", scenario));

        sheet("");

        assertThat(book.places(book.ofExam(exam.id()).getFirst().id()))
                .extracting(Place::person)
                .containsExactly(dean);
        assertThat(invited()).isEmpty();
    }

    private List<PersonId> invited() {
        return letters.about(exam.id().value()).stream()
                .filter(line -> line.kind().equals("signature"))
                .map(Letters.Line::to)
                .toList();
    }

    private Sitting reviewed(String group, Scenario scenario) {
        Sitting sitting = rooms.sitting(exam, rooms.person("Студент " + UUID.randomUUID(), "s@ranepa.ru"));
        results.keep(
                exam.id(),
                sitting.examinee(),
                new LmsResults.Read("70", group),
                new LmsResults.Origin("export", dean, clock.instant()));
        int before = reviews.countOpen(List.of(exam.id()));
        scenario.publish(new EvidenceSealed(sitting.id(), exam.id(), StandingRooms.END, true))
                .andWaitForStateChange(() -> reviews.countOpen(List.of(exam.id())), open -> open > before)
                .andVerify(open -> assertThat(open).isEqualTo(before + 1));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::running);
        reviewing.judgeIdentity(sitting.id(), true, "", proctor);
        reviewing.setStatus(sitting.id(), new Reviewing.Choice(VerificationStatus.WITHOUT_REMARKS, "", 0), proctor);
        return sitting;
    }

    private void decide(Sitting sitting) {
        clock.tick(Duration.ofSeconds(1));
        deciding.decide(exam.id(), new Deciding.Ruling(sitting.id(), 1, true, ""), dean);
        clock.tick(Duration.ofSeconds(1));
    }

    /** The event is told once more by hand, so that what follows need not wait for it. */
    private void sheet(String group) {
        papers.register(new Papers.Wanted(PaperKind.RESULT_SHEET, exam.id(), null, group, Locale.of("ru")), dean);
        IssuedPaper sheet = book.ofExam(exam.id()).getFirst();
        terms.on(
                new PaperRegistered(sheet.id(), sheet.kind(), sheet.number(), sheet.version(), dean, sheet.issuedAt()));
    }

    private boolean running() {
        return deadlines.running(DeadlineKind.RESULTS, exam.id().value());
    }
}
