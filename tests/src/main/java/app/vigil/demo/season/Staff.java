package app.vigil.demo.season;

import app.vigil.demo.season.Plan.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Those who review and decide, by the pages and calls they have. */
public final class Staff {

    private static final JsonMapper JSON = new JsonMapper();

    private final Campus campus;

    private Staff(Campus campus) {
        this.campus = campus;
    }

    /** Comes in through an activity of the LMS. */
    static Staff enter(String username, String activity, Campus.Addresses addresses) {
        return new Staff(Campus.as(username, "ru", addresses).enter(activity));
    }

    private Visitor browser() {
        return campus.browser();
    }

    /** Whether the recording is sealed, so that a status can be set. */
    boolean isSealed(String sitting) {
        return document(sitting).path("sitting").path("evidenceSealed").asBoolean(false);
    }

    private JsonNode document(String sitting) {
        return JSON.readTree(browser().read(review(sitting)));
    }

    /** Confirms the identity, judges every mark and sets the status. */
    void review(String sitting, Outcome outcome) {
        String review = review(sitting);
        browser().json("PUT", review + "/identity", "{\"confirmed\":true,\"note\":\"\"}");
        JsonNode document = document(sitting);
        watch(document, review);
        for (JsonNode mark : document.path("marks")) {
            String verdict = JSON.createObjectNode()
                    .put("verdict", outcome == Outcome.CLEAN ? "dismissed" : "confirmed")
                    .put("violation", mark.path("violation").asString("5.14"))
                    .put("note", "")
                    .toString();
            browser().json("PUT", review + "/marks/" + mark.path("id").asString("") + "/verdict", verdict);
        }
        browser().json("PUT", review + "/status", status(outcome, version(sitting)));
    }

    /** A review without remarks. */
    public void findsNothing(String sitting) {
        review(sitting, Outcome.CLEAN);
    }

    /** All of it, as the player would tell. */
    private void watch(JsonNode document, String review) {
        JsonNode sat = document.path("sitting");
        browser()
                .json(
                        "PUT",
                        review + "/coverage",
                        "{\"watched\":[[%d,%d]]}"
                                .formatted(
                                        sat.path("startedAt").asLong(),
                                        sat.path("endedAt").asLong()));
    }

    private static String status(Outcome outcome, int versionRead) {
        return switch (outcome) {
            case OPEN -> throw new IllegalArgumentException("an open sitting has no status");
            case CLEAN -> status(1, "", versionRead);
            case VIOLATION -> status(2, "Дважды нарушил(а) правила, видно на записи", versionRead);
            case DOUBTFUL -> status(3, "Долго смотрел(а) в сторону", versionRead);
        };
    }

    /** Sets a status, the first or a corrected one; of whom a second opinion is awaited, gives it. */
    public void setStatus(String sitting, int number, String comment) {
        browser().json("PUT", review(sitting) + "/status", status(number, comment, version(sitting)));
    }

    /** How often the status of a sitting was set. */
    public int version(String sitting) {
        return document(sitting).path("review").path("version").asInt(0);
    }

    private static String status(int number, String comment, int versionRead) {
        return JSON.createObjectNode()
                .put("status", number)
                .put("comment", comment)
                .put("version", versionRead)
                .toString();
    }

    /** Asks a colleague for a second opinion on a sitting. */
    public void askSecond(String sitting) {
        browser()
                .open(campus.tool("/review?shelf=done"))
                .submit("form[action$=/review/" + sitting + "/second]", Map.of());
    }

    /** Brings scores and groups from the LMS's own export. */
    void importGradebook(String exam, String export) {
        browser().open(campus.tool("/gradebooks/" + exam));
        browser()
                .call(
                        "POST",
                        campus.tool("/gradebooks/" + exam + "/file"),
                        export.getBytes(StandardCharsets.UTF_8),
                        Map.of("Content-Type", "application/octet-stream"));
        browser().open(campus.tool("/gradebooks/" + exam)).submit("form:has([data-test=apply])", Map.of());
    }

    /** Credits every row without remarks. */
    void creditAll(String exam) {
        browser().open(campus.tool("/protocols/" + exam)).submit("form:has([data-test=credit-all])", Map.of());
    }

    /** Draws up the act on a sitting's violations; returns its address. */
    String drawUpAct(String exam, String sitting) {
        browser()
                .open(campus.tool("/protocols/" + exam + "?status=2"))
                .submit("[data-sitting=" + sitting + "] form:has([data-test=draw-up-act])", Map.of());
        return browser().address().toString();
    }

    /** Signs a paper with the name the LMS gave. */
    public void sign(String paper) {
        browser().open(paper);
        browser().submit("form:has([data-test=sign])", Map.of("name", campus.name()));
    }

    /** Ids of the exams whose protocols a dean sees, by title. */
    Map<String, String> protocols() {
        return browser().open(campus.tool("/decisions")).page().select("[data-test=protocol-entry]").stream()
                .collect(Collectors.toMap(
                        entry -> entry.select("td").getFirst().text(), entry -> entry.attr("data-exam")));
    }

    private String review(String sitting) {
        return campus.tool("/api/reviews/" + sitting);
    }
}
