package app.vigil.demo.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgramTest {

    private static final Path RESOURCES = Path.of("src/main/resources/demo-lms");

    @Test
    void knowsEverythingAfterARestart() {
        RunningLms first = RunningLms.start();
        ScriptedTool tool = new ScriptedTool(first);
        tool.addActivity("2", Map.of());
        String certs = first.get("/mod/lti/certs.php", "admin").body();
        String courseBefore = first.get("/course/view.php?id=2", "student1").body();
        try (RunningLms second = first.restarted()) {
            assertThat(second.get("/mod/lti/certs.php", "admin").body()).isEqualTo(certs);
            assertThat(second.get("/course/view.php?id=2", "student1").body()).isEqualTo(courseBefore);
            assertThat(second.get("/admin/tools", "admin").body()).contains(tool.clientId);
        }
    }

    @Test
    void lenientProfileFollowsThePlainSpecification() {
        try (RunningLms lenient = RunningLms.start("--demo.profile=lenient")) {
            ScriptedTool tool = new ScriptedTool(lenient);
            String item = tool.createLineItem("plain");
            assertThat(item).endsWith("/lineitem");
            assertThat(tool.read(item, ScriptedTool.LINE_ITEM, "*/*").statusCode())
                    .isEqualTo(200);
            Map<String, Object> score = ScriptedTool.scoreOf("11", "2026-11-21T10:00:00.1Z", 120);
            assertThat(scores(tool, item, score)).isEqualTo(200);
            score.put("timestamp", "2026-11-21T10:00:00.2Z");
            score.put("gradingProgress", "Pending");
            assertThat(scores(tool, item, score)).isEqualTo(200);
            assertThat(lenient.get("/grade/report.php?id=2", "teacher").body())
                    .contains("data-test=\"grade-student1-plain\">120<");
        }
    }

    @Test
    void lenientProfileInitiatesALoginByRedirect() {
        try (RunningLms lenient = RunningLms.start("--demo.profile=lenient")) {
            ScriptedTool tool = new ScriptedTool(lenient);
            assertThat(lenient.get("/mod/lti/contentitem_launch.php?course=2&id=" + tool.id, "teacher")
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .startsWith(ScriptedTool.address("/login?iss=http"))
                    .contains("&lti_message_hint=%7B%22cmid%22");
        }
    }

    private static int scores(ScriptedTool tool, String item, Map<String, Object> score) {
        return tool.send("POST", item + "/scores", ScriptedTool.SCORE, "application/vnd.ims.lis.v1.score+json", score)
                .statusCode();
    }

    @Test
    void refusesToListenOffLoopback() {
        assertThatThrownBy(() -> RunningLms.start("--server.address=0.0.0.0"))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageContaining("loopback");
    }

    @Test
    void putsTheAdditionalHtmlIntoEveryHeadAndNothingElseUnescaped() {
        RunningLms lms = RunningLms.shared();
        String line = "<script src=\"http://localhost:8080/loader.js\"></script>";
        lms.post("/admin/head", "admin", Map.of("html", line));
        try {
            assertThat(lms.get("/mod/quiz/view.php?id=11", "student1").body()).contains(line);
            assertThat(lms.get("/nothing/here.php", "student1").headers().firstValue("X-Frame-Options"))
                    .contains("SAMEORIGIN");
        } finally {
            lms.post("/admin/head", "admin", Map.of("html", ""));
        }
    }

    @Test
    void sendsAStrangersFormAway() {
        assertThat(RunningLms.send(RunningLms.form(RunningLms.shared().request("/admin/head"), Map.of("html", "x"))
                                .header("Cookie", "DemoLmsPerson=admin")
                                .header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void goesOnOnlyToItsOwnPages() {
        assertThat(RunningLms.shared()
                        .postWithoutCookie("/act-as", Map.of("username", "dean", "to", "//evil.example"))
                        .headers()
                        .firstValue("Location"))
                .contains("/");
    }

    @Test
    void hasEveryTextInThreeLanguages() throws IOException {
        Set<String> used = new TreeSet<>();
        try (var templates = Files.list(RESOURCES.resolve("templates"))) {
            for (Path template : templates.toList()) {
                Pattern.compile("#\\{([a-z0-9.]+)[({}]")
                        .matcher(Files.readString(template))
                        .results()
                        .forEach(found -> used.add(found.group(1)));
            }
        }
        Set<String> english = keys("en");
        assertThat(english).containsAll(used);
        assertThat(keys("ru")).isEqualTo(english);
        assertThat(keys("uk")).isEqualTo(english);
    }

    private static Set<String> keys(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(
                RESOURCES.resolve("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames();
    }
}
