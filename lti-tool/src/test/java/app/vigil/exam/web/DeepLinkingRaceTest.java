package app.vigil.exam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.vigil.exam.Exams;
import app.vigil.exam.Rule;
import app.vigil.lti.Role;
import app.vigil.people.Units;
import app.vigil.testing.TestLaunches;
import app.vigil.testing.VigilTest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@VigilTest
@Import(OneMoodle.class)
class DeepLinkingRaceTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private OneMoodle moodle;

    @Autowired
    private DeepLinkingForm launches;

    @Autowired
    private Exams exams;

    @Autowired
    private Units units;

    @Test
    void fiftyClicksAtOnceMakeOneExam() throws Exception {
        // Beans start when first needed: not while fifty wait for them.
        assertThat(click(asked("warm-up-" + UUID.randomUUID()))).isEqualTo(200);
        String course = "course-" + UUID.randomUUID();
        String token = asked(course);
        Callable<Integer> click = () -> click(token);

        List<Integer> answers;
        try (ExecutorService clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = clicks.invokeAll(Collections.nCopies(50, click)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers)
                .containsOnlyOnce(200)
                .allSatisfy(status -> assertThat(status).isLessThan(500));
        assertThat(exams.ofContext(moodle.registration().id(), course)).hasSize(1);
    }

    private String asked(String course) {
        TestLaunches launch = moodle.launch(Role.INSTRUCTOR).course(course);
        return String.valueOf(
                launches.handle(moodle.deepLinking(launch)).getModel().get("token"));
    }

    private int click(String token) {
        String unit = units.root(moodle.registration().id()).id().toString();
        MockHttpServletRequestBuilder request = post("/exams/deep-linking")
                .param("token", token)
                .param("action", "create")
                .param("title", "Algebra")
                .param("quizAddress", OneMoodle.ORIGIN + "/mod/quiz/view.php?id=5")
                .param("kind", "final")
                .param("mode", "asynchronous")
                .param("presentation", "tab")
                .param("quality", "standard")
                .param("profile", "default")
                .param("abandonAfterMinutes", "60")
                .param("unit", unit);
        for (Rule rule : Rule.values()) {
            request.param("rule." + rule.code() + ".threshold", "3");
        }
        return http.perform(request).getResponse().getStatus();
    }
}
