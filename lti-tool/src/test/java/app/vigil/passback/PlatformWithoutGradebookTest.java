package app.vigil.passback;

import static app.vigil.testing.StandingRooms.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamLinked;
import app.vigil.lti.Role;
import app.vigil.lti.proctoring.ProctoredAttempts;
import app.vigil.shared.PersonId;
import app.vigil.sitting.ExamWindow;
import app.vigil.testing.StandingRooms;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** What a teacher reads where attempts began by Proctoring Services and no launch has named a gradebook. */
@VigilTest
@Import(StandingRooms.class)
class PlatformWithoutGradebookTest {

    @Autowired
    private StandingRooms rooms;

    @Autowired
    private ProctoredAttempts attempts;

    @Autowired
    private ExamWindow window;

    @Autowired
    private ItemBook book;

    @Autowired
    private MockMvc mvc;

    private Exam exam;
    private PersonId teacher;

    @BeforeEach
    void prepare() {
        exam = rooms.exam("Хімія", ExamKind.INTERMEDIATE, "zno");
        teacher = rooms.teacher("Ткач");
    }

    @Test
    void expectsALaunchWhereNobodyHasComeYet() throws Exception {
        mvc.perform(get("/passback/{exam}?lang=en", exam.id()).with(as(teacher)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("The gradebook is not known yet")));
    }

    @Test
    void saysPlainlyThatThereIsNoGradebook() throws Exception {
        attempt();
        mvc.perform(get("/passback/{exam}?lang=en", exam.id()).with(as(teacher)))
                .andExpect(content().string(containsString("This platform offers the tool no gradebook here")))
                .andExpect(content().string(not(containsString("The gradebook is not known yet"))));
    }

    @Test
    void saysNothingOfThatOnceALaunchNamedOne() throws Exception {
        attempt();
        book.link(new ExamLinked(
                exam.id(), exam.registration(), null, URI.create("https://lms.example/lineitems"), "uk"));
        mvc.perform(get("/passback/{exam}?lang=en", exam.id()).with(as(teacher)))
                .andExpect(content().string(not(containsString("no gradebook here"))));
    }

    private void attempt() {
        PersonId examinee = rooms.person("Петренко", "p@example.org");
        window.open(
                exam,
                examinee,
                Locale.of("uk"),
                attempts.keep(TestLaunches.of(Role.LEARNER)
                        .registration(exam.registration())
                        .subject(rooms.subjectOf(examinee))
                        .startProctoring()));
    }
}
