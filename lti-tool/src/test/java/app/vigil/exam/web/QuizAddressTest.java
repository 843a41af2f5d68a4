package app.vigil.exam.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.VigilSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuizAddressTest {

    private static final String MOODLE = "https://lms.example";

    private final Complaints complaints = new Complaints();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lms.example/mod/quiz/view.php?id=5",
                "https://LMS.example:443/mod/quiz/view.php?id=5",
            })
    void acceptsThePlatformsOwnOrigin(String typed) {
        assertThat(read(typed, MOODLE, false)).isEqualTo(URI.create(typed));
        assertThat(complaints.none()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'',missing",
        "mod/quiz/view.php?id=5,unreadable",
        "https://lms.example/a b,unreadable",
        "https://lms.example@evil.example/,unreadable",
        "javascript:alert(1),unreadable",
        "http://lms.example/mod/quiz/view.php?id=5,insecure",
        "ftp://lms.example/quiz,insecure",
        "https://evil.example/quiz,elsewhere",
        "https://lms.example.evil.example/quiz,elsewhere",
        "https://lms.example:8443/quiz,elsewhere",
    })
    void complainsAboutEverythingElse(String typed, String complaint) {
        assertThat(read(typed, MOODLE, false)).isNull();
        assertThat(complaints.byField().get("quizAddress").key()).isEqualTo("exam.complaint.quiz-address-" + complaint);
    }

    @Test
    void saysWhereTheQuizShouldBe() {
        read("https://evil.example/quiz", MOODLE, false);

        assertThat(complaints.byField().get("quizAddress").argument()).isEqualTo(MOODLE);
    }

    @Test
    void plainHttpIsForTheDemoOnly() {
        String quiz = "http://127.0.0.1:8081/mod/quiz/view.php?id=5";

        assertThat(read(quiz, "http://127.0.0.1:8081", true)).isEqualTo(URI.create(quiz));
        assertThat(read(quiz, "http://127.0.0.1:8081", false)).isNull();
    }

    @Test
    void dropsTheFragmentTheLoaderNeeds() {
        assertThat(read(MOODLE + "/mod/quiz/view.php?id=5#region-main", MOODLE, false))
                .isEqualTo(URI.create(MOODLE + "/mod/quiz/view.php?id=5"));
    }

    private @Nullable URI read(String typed, String platform, boolean demo) {
        VigilSettings settings = new VigilSettings(URI.create("http://localhost:8080"), Path.of("data"), null, demo);
        return new QuizAddress(settings).read(typed, registration(platform), complaints);
    }

    static Registration registration(String platform) {
        return new Registration(
                new RegistrationId(UUID.randomUUID()),
                "Moodle",
                platform,
                "client",
                URI.create(platform + "/mod/lti/auth.php"),
                URI.create(platform + "/mod/lti/token.php"),
                URI.create(platform + "/mod/lti/certs.php"),
                true);
    }
}
