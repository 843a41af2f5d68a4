package app.vigil.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.lti.ags.LineItem.SubmissionReview;
import app.vigil.lti.ags.LineItems.Change;
import app.vigil.lti.ags.LineItems.Filter;
import app.vigil.lti.ags.LineItems.NewLineItem;
import app.vigil.lti.ags.Score.ActivityProgress;
import app.vigil.lti.ags.Score.GradingProgress;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Line items, scores and results on the wire (AGS 2.0, 3.2 to 3.4). */
class GradeJsonTest {

    private static final SubmissionReview REVIEW = new SubmissionReview(
            List.of("Completed"), "Report", URI.create("https://tool.example/review"), Map.of("a", "b"));

    @Test
    void readsALineItemWhole() {
        assertThat(LineItemJson.read(json("""
                        {"id":" https://lms.example/items/1 ","label":"Exam","scoreMaximum":"50","resourceId":"r","tag":"t",
                         "resourceLinkId":"link-1","submissionReview":{"reviewableStatus":["Completed"],"label":"Report",
                         "url":"https://tool.example/review","custom":{"a":"b"}}}""")))
                .isEqualTo(new LineItem(
                        URI.create("https://lms.example/items/1"), "Exam", 50, "r", "t", "link-1", REVIEW));
    }

    @Test
    void readsALineItemThatSaysLittle() {
        assertThat(LineItemJson.read(json("{\"id\":\"https://lms.example/items/1\",\"submissionReview\":true}")))
                .isEqualTo(new LineItem(URI.create("https://lms.example/items/1"), "", 0, null, null, null, null));
        assertThat(LineItemJson.read(
                                json(
                                        "{\"id\":\"https://lms.example/items/1\",\"submissionReview\":{\"url\":\"not an address\"}}"))
                        .submissionReview())
                .isEqualTo(new SubmissionReview(List.of(), null, null, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\" \"}", "{\"id\":\"/items/1\"}", "{\"id\":\"not an address\"}", "[]", "1"})
    void readsNoLineItemWithoutAnAddress(String body) {
        assertThatThrownBy(() -> LineItemJson.read(json(body)))
                .isInstanceOfSatisfying(
                        PlatformFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ScoreOutcome.Kind.PLATFORM_ERROR));
    }

    @Test
    void writesALineItemWithWhatIsSet() {
        assertThat(LineItemJson.write(new NewLineItem("Exam", 100, "r", "t")))
                .isEqualTo(Map.of("label", "Exam", "scoreMaximum", 100.0, "resourceId", "r", "tag", "t"));
        assertThat(LineItemJson.write(new NewLineItem("Exam", 100, "r", "t", REVIEW)))
                .containsEntry(
                        "submissionReview",
                        Map.of(
                                "reviewableStatus",
                                List.of("Completed"),
                                "label",
                                "Report",
                                "url",
                                "https://tool.example/review",
                                "custom",
                                Map.of("a", "b")));
        assertThat(new SubmissionReview(List.of(), null, null, Map.of()).asJson())
                .isEmpty();
    }

    @Test
    void changesOnlyWhatIsToChange() {
        JsonNode held = json("{\"id\":\"x\",\"label\":\"old\",\"scoreMaximum\":10,\"theirs\":{\"kept\":true}}");
        assertThat(LineItemJson.change(held, new Change(null, null, null))).isEqualTo(held);
        JsonNode changed = LineItemJson.change(held, new Change("new", 20.0, REVIEW));
        assertThat(changed.path("label").asString()).isEqualTo("new");
        assertThat(changed.path("scoreMaximum").asDouble()).isEqualTo(20);
        assertThat(changed.path("theirs").path("kept").asBoolean()).isTrue();
        assertThat(changed.has("submissionReview")).isTrue();
        assertThat(held.path("label").asString()).as("the platform's own").isEqualTo("old");
        assertThatThrownBy(() -> LineItemJson.change(json("[]"), new Change("new", null, null)))
                .isInstanceOf(PlatformFailure.class);
    }

    @Test
    void filtersByWhatIsAskedFor() {
        LineItem item = new LineItem(URI.create("https://lms.example/1"), "", 1, "r", "t", "l", null);
        assertThat(Filter.ALL.fits(item)).isTrue();
        assertThat(new Filter("l", "r", "t").fits(item)).isTrue();
        assertThat(new Filter("x", "r", "t").fits(item)).isFalse();
        assertThat(new Filter("l", "x", "t").fits(item)).isFalse();
        assertThat(new Filter("l", "r", "x").fits(item)).isFalse();
    }

    @Test
    void writesAScore() {
        Instant at = Instant.parse("2026-11-20T08:00:00.987Z");
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("userId", "u");
        whole.put("timestamp", "2026-11-20T08:00:00.000Z");
        whole.put("activityProgress", "Completed");
        whole.put("gradingProgress", "FullyGraded");
        whole.put("scoreGiven", 0.0);
        whole.put("scoreMaximum", 100.0);
        whole.put("comment", "так");
        assertThat(ScoreJson.write(
                        new Score("u", at, ActivityProgress.COMPLETED, GradingProgress.FULLY_GRADED, 0.0, 100, "так")))
                .isEqualTo(whole);
        assertThat(ScoreJson.write(new Score(
                        "u", at, ActivityProgress.COMPLETED, GradingProgress.PENDING_MANUAL, null, 100, null)))
                .doesNotContainKeys("scoreGiven", "scoreMaximum", "comment");
    }

    @Test
    void namesEveryProgress() {
        assertThat(List.of(ActivityProgress.values()))
                .extracting(
                        progress -> written(progress, GradingProgress.PENDING).get("activityProgress"))
                .isEqualTo(List.of("Initialized", "Started", "InProgress", "Submitted", "Completed"));
        assertThat(List.of(GradingProgress.values()))
                .extracting(
                        progress -> written(ActivityProgress.STARTED, progress).get("gradingProgress"))
                .isEqualTo(List.of("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"));
    }

    @Test
    void readsAResultWithAndWithoutANumber() {
        assertThat(ScoreJson.result(json("{\"resultScore\":42,\"resultMaximum\":50,\"comment\":\"так\"}")))
                .isEqualTo(new Scores.Result(Optional.of(42.0), 50, Optional.of("так")));
        assertThat(ScoreJson.result(json("{\"resultScore\":\"42\"}")))
                .isEqualTo(new Scores.Result(Optional.empty(), 1, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, UNREACHABLE, true
            200, DELIVERED, false
            204, DELIVERED, false
            302, PLATFORM_ERROR, true
            400, REFUSED, false
            401, UNAUTHORIZED, true
            403, FORBIDDEN, false
            404, NOT_FOUND, false
            408, TIMED_OUT, true
            409, CONFLICT, false
            410, NOT_FOUND, false
            422, REFUSED, false
            429, THROTTLED, true
            500, PLATFORM_ERROR, true
            504, TIMED_OUT, true
            """)
    void knowsWhatAStatusMeansAndWhatIsWorthAnotherTry(int status, ScoreOutcome.Kind kind, boolean retryable) {
        assertThat(ScoreOutcome.Kind.ofStatus(status)).isEqualTo(kind);
        assertThat(kind.retryable()).isEqualTo(retryable);
    }

    private static Map<String, Object> written(ActivityProgress activity, GradingProgress grading) {
        return ScoreJson.write(new Score("u", Instant.EPOCH, activity, grading, null, 100, null));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
