package app.vigil.demo.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final String STUDENT = "12";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

    private final RunningLms lms = RunningLms.shared();
    private final ScriptedTool tool = new ScriptedTool(lms);
    private final String tag = "report-" + tool.id;
    private final String item = tool.createLineItem(tag);

    @Test
    void showsScoreAndCommentInTheGradebook() {
        assertThat(post("2026-11-21T10:00:00Z", 85, "<b>accepted</b>")).isEqualTo(200);
        assertThat(cell("grade")).isEqualTo("85");
        assertThat(cell("feedback")).isEqualTo("<b>accepted</b>");
        assertThat(lms.get("/grade/report.php?id=2", "teacher").body()).contains("&lt;b&gt;accepted");
    }

    @Test
    void refusesATimestampOfTheSameSecondOrBefore() {
        post("2026-11-21T10:00:00.200Z", 50, "");
        assertThat(post("2026-11-21T10:00:00.900Z", 60, "")).isEqualTo(409);
        assertThat(post("2026-11-21T09:59:59Z", 70, "")).isEqualTo(409);
        assertThat(post("2026-11-21T13:00:01+03:00", 80, "")).isEqualTo(200);
        assertThat(cell("grade")).isEqualTo("80");
    }

    @Test
    void erasesTheGradeButKeepsTheCommentWhenGradingIsNotFinished() {
        post("2026-11-21T10:00:00Z", 100, "first");
        Map<String, Object> pending = score("2026-11-21T10:00:01Z", 90, "under review");
        pending.put("gradingProgress", "PendingManual");
        tool.score(item, pending);
        assertThat(cell("grade")).isEqualTo("—");
        assertThat(cell("feedback")).isEqualTo("under review");
        assertThat(results()).doesNotContain("under review").doesNotContain("resultScore");
    }

    @Test
    void clearsTheCommentWhenAScoreHasNone() {
        post("2026-11-21T10:00:00Z", 100, "first");
        post("2026-11-21T10:00:01Z", 100, "");
        assertThat(cell("feedback")).isEmpty();
    }

    @Test
    void rescalesAndClamps() {
        Map<String, Object> halves = score("2026-11-21T10:00:00Z", 1, "");
        halves.put("scoreMaximum", 2);
        tool.score(item, halves);
        assertThat(cell("grade")).isEqualTo("50");
        post("2026-11-21T10:00:01Z", 180, "");
        assertThat(cell("grade")).isEqualTo("100");
        assertThat(results()).contains("\"resultScore\":100.0");
    }

    @Test
    void refusesWhoHasNoGrade() {
        assertThat(tool.score(item, ScriptedTool.scoreOf("3", "2026-11-21T10:00:00Z", 1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(tool.score(item, ScriptedTool.scoreOf("999", "2026-11-21T10:00:00Z", 1))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAnIncompleteScore() {
        assertThat(post("2026-11-21T10:00:00", 1, "")).isEqualTo(400);
        Map<String, Object> noProgress = score("2026-11-21T10:00:00Z", 1, "");
        noProgress.remove("activityProgress");
        assertThat(tool.score(item, noProgress).statusCode()).isEqualTo(400);
        Map<String, Object> noMaximum = score("2026-11-21T10:00:00Z", 1, "");
        noMaximum.remove("scoreMaximum");
        assertThat(tool.score(item, noMaximum).statusCode()).isEqualTo(400);
    }

    @Test
    void wantsScoresOnThePathBeforeTheQuery() {
        assertThat(tool.send(
                                "POST",
                                item + "/scores",
                                ScriptedTool.SCORE,
                                "application/vnd.ims.lis.v1.score+json",
                                score("2026-11-21T10:00:00Z", 1, ""))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aTeachersChangeIsNewerThanAScoreSentBefore() {
        String itemId = ScriptedTool.find(item, "lineitems/(\\d+)/");
        lms.post("/grade/edit.php", "teacher", Map.of("item", itemId, "user", STUDENT, "score", "7", "feedback", "x"));
        assertThat(post("2020-01-01T00:00:00Z", 50, "")).isEqualTo(409);
        assertThat(cell("grade")).isEqualTo("7");
    }

    @Test
    void anExcludedItemLeavesTheCourseTotalAlone() {
        post("2026-11-21T10:00:00Z", 100, "");
        String itemId = ScriptedTool.find(item, "lineitems/(\\d+)/");
        String before = total();
        lms.post("/grade/exclude.php", "teacher", Map.of("item", itemId, "excluded", "true"));
        assertThat(total()).isNotEqualTo(before);
        lms.post("/grade/exclude.php", "teacher", Map.of("item", itemId, "excluded", "false"));
        assertThat(total()).isEqualTo(before);
    }

    private int post(String timestamp, double given, String comment) {
        return tool.score(item, score(timestamp, given, comment)).statusCode();
    }

    private static Map<String, Object> score(String timestamp, double given, String comment) {
        Map<String, Object> score = new LinkedHashMap<>(ScriptedTool.scoreOf(STUDENT, timestamp, given));
        score.put("comment", comment);
        return score;
    }

    private String results() {
        return tool.read(item.replace("/lineitem?", "/lineitem/results?"), ScriptedTool.RESULT, RESULTS)
                .body();
    }

    private String total() {
        return ScriptedTool.find(
                lms.get("/grade/report.php?id=2", "teacher").body(), "data-test=\"total-student2\">([^<]*)<");
    }

    private String cell(String kind) {
        return ScriptedTool.find(
                lms.get("/grade/report.php?id=2", "teacher").body(),
                "data-test=\"" + kind + "-student2-" + tag + "\">([^<]*)<");
    }
}
