package app.vigil.demo.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuizTest {

    private static final String QUIZ = "12";
    private static final String COURSE = "3";

    private final RunningLms lms = RunningLms.shared();
    private final ScriptedTool tool = new ScriptedTool(lms);

    @Test
    void gateIsAskedAnewOnEveryPageAndDropsAnswersWhileClosed() {
        String gate = restrictByActivity();
        assertThat(start("student4").statusCode()).isEqualTo(403);

        score(gate, "14", "2026-11-21T10:00:00Z", 100);
        String attempt = attemptOf(start("student4"));
        answer("student4", attempt, 0, "п…ять");
        assertThat(lms.get("/mod/quiz/attempt.php?page=1&attempt=" + attempt, "student4")
                        .statusCode())
                .isEqualTo(200);

        score(gate, "14", "2026-11-21T10:00:01Z", 0);
        assertThat(lms.get("/mod/quiz/attempt.php?page=1&attempt=" + attempt, "student4")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> dropped = answer("student4", attempt, 1, "33");
        assertThat(dropped.statusCode()).isEqualTo(403);
        assertThat(dropped.body()).contains("answers-dropped");

        score(gate, "14", "2026-11-21T10:00:02Z", 100);
        String summary =
                lms.get("/mod/quiz/summary.php?attempt=" + attempt, "student4").body();
        assertThat(summary)
                .contains("data-test=\"answer-state-1\" data-saved=\"true\"")
                .contains("data-test=\"answer-state-2\" data-saved=\"false\"");
    }

    @Test
    void submittedAttemptIsGradedAndTakesNoMoreAnswers() {
        String gate = restrictByActivity();
        score(gate, "15", "2026-11-21T10:00:00Z", 100);
        String attempt = attemptOf(start("student5"));
        String[] answers = {"п…ять", " 33 ", "ґрунт", "8", "ї"};
        for (int i = 0; i < answers.length; i++) {
            answer("student5", attempt, i, answers[i]);
        }
        lms.post("/mod/quiz/processattempt.php", "student5", Map.of("attempt", attempt, "go", "FINISH"));
        answer("student5", attempt, 3, "7");
        assertThat(lms.get("/mod/quiz/review.php?attempt=" + attempt, "student5")
                        .body())
                .contains("data-state=\"submitted\"")
                .contains("data-test=\"attempt-score\">8 / 10<");
        assertThat(lms.get("/grade/report.php?id=" + COURSE, "student5").body())
                .contains("data-test=\"grade-student5-quiz\">8<");
        assertThat(lms.get("/mod/quiz/review.php?attempt=" + attempt, "student6")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void opensOnlyBetweenItsTimes() {
        lms.post(
                "/mod/quiz/edit.php",
                "teacher",
                Map.of("id", QUIZ, "opens", "2099-01-01T10:00", "closes", "", "minutes", "", "item", ""));
        assertThat(start("student6").headers().firstValue("Location").orElseThrow())
                .contains("view.php");
        assertThat(lms.get("/mod/quiz/view.php?id=" + QUIZ, "student6").body()).contains("too-early");
        lms.post("/mod/quiz/edit.php", "teacher", Map.of("id", QUIZ, "minutes", "30", "item", ""));
        assertThat(start("student6").headers().firstValue("Location").orElseThrow())
                .contains("attempt.php");
    }

    @Test
    void onlyItsTeacherChangesIt() {
        assertThat(lms.post("/mod/quiz/edit.php", "proctor", Map.of("id", QUIZ)).statusCode())
                .isEqualTo(403);
        assertThat(lms.get("/mod/quiz/view.php?id=" + QUIZ, "student1").statusCode())
                .isEqualTo(403);
    }

    /** Restricts the quiz by the item of a new activity and returns the item's address. */
    private String restrictByActivity() {
        String cmid = tool.addActivity(COURSE, Map.of());
        String item = tool.launch("/mod/lti/launch.php?id=" + cmid, "teacher")
                .path("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint")
                .path("lineitem")
                .asString();
        lms.post(
                "/mod/quiz/edit.php",
                "teacher",
                Map.of(
                        "id",
                        QUIZ,
                        "minutes",
                        "30",
                        "item",
                        ScriptedTool.find(item, "lineitems/(\\d+)/"),
                        "percent",
                        "100"));
        return item;
    }

    private void score(String item, String userId, String timestamp, double given) {
        assertThat(tool.score(item, ScriptedTool.scoreOf(userId, timestamp, given))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> start(String username) {
        return lms.post("/mod/quiz/startattempt.php", username, Map.of("cmid", QUIZ));
    }

    private static String attemptOf(HttpResponse<String> started) {
        return ScriptedTool.find(started.headers().firstValue("Location").orElseThrow(), "attempt=(\\d+)");
    }

    private HttpResponse<String> answer(String username, String attempt, int page, String answer) {
        return lms.post(
                "/mod/quiz/processattempt.php",
                username,
                Map.of("attempt", attempt, "thispage", Integer.toString(page), "answer", answer, "go", "NEXT"));
    }
}
