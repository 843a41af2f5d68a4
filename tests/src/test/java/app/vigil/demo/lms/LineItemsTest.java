package app.vigil.demo.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LineItemsTest {

    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";

    private final ScriptedTool tool = new ScriptedTool(RunningLms.shared());

    @Test
    void findsByTagAndListsOnlyTheToolsOwn() {
        new ScriptedTool(RunningLms.shared()).createLineItem("foreign");
        tool.createLineItem("a");
        String b = tool.createLineItem("b");
        assertThat(list("")).hasSize(2);
        assertThat(list("&tag=b").path(0).path("id").asString()).isEqualTo(b);
        assertThat(list("&tag=foreign")).isEmpty();
    }

    @Test
    void announcesTheNextPageInTypographicQuotes() {
        tool.createLineItem("a");
        tool.createLineItem("b");
        HttpResponse<String> page = tool.read(tool.lineItems("2") + "&limit=1", ScriptedTool.LINE_ITEM, ITEMS);
        assertThat(ScriptedTool.JSON.readTree(page.body())).hasSize(1);
        assertThat(page.headers().firstValue("Link").orElseThrow())
                .doesNotContain("rel=\"next\"")
                .contains("from=1");
    }

    @Test
    void replacesAndDeletes() {
        String item = tool.createLineItem("a");
        HttpResponse<String> put =
                tool.send("PUT", item, ScriptedTool.LINE_ITEM, ITEM, Map.of("label", "new", "scoreMaximum", 7));
        assertThat(put.statusCode()).isEqualTo(200);
        JsonNode after = ScriptedTool.JSON.readTree(
                tool.read(item, ScriptedTool.LINE_ITEM, ITEM).body());
        assertThat(after.path("label").asString()).isEqualTo("new");
        assertThat(after.has("tag")).isFalse();
        assertThat(tool.send("DELETE", item, ScriptedTool.LINE_ITEM, ITEM, Map.of())
                        .statusCode())
                .isEqualTo(204);
        assertThat(tool.read(item, ScriptedTool.LINE_ITEM, ITEM).statusCode()).isEqualTo(404);
    }

    @Test
    void wantsExactlyTheMediaTypeOfTheCall() {
        assertThat(accept("*/*")).isEqualTo(400);
        assertThat(accept("application/json")).isEqualTo(406);
        assertThat(accept(ITEMS + ", application/json")).isEqualTo(406);
        assertThat(accept(ITEMS)).isEqualTo(200);
        assertThat(tool.send("POST", tool.lineItems("2"), ScriptedTool.LINE_ITEM, "application/json", Map.of())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAForeignItemAndAForeignLink() {
        String foreign = new ScriptedTool(RunningLms.shared()).createLineItem("foreign");
        assertThat(tool.read(foreign, ScriptedTool.LINE_ITEM, ITEM).statusCode())
                .isEqualTo(403);
        Map<String, Object> tied = Map.of("label", "x", "scoreMaximum", 1, "resourceLinkId", "11");
        assertThat(tool.send("POST", tool.lineItems("2"), ScriptedTool.LINE_ITEM, ITEM, tied)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesAnItemWithoutLabelOrMaximum() {
        assertThat(tool.send("POST", tool.lineItems("2"), ScriptedTool.LINE_ITEM, ITEM, Map.of("label", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(tool.send("POST", tool.lineItems("2"), ScriptedTool.LINE_ITEM, ITEM, Map.of("scoreMaximum", 1))
                        .statusCode())
                .isEqualTo(400);
    }

    private int accept(String type) {
        return tool.read(tool.lineItems("2"), ScriptedTool.LINE_ITEM, type).statusCode();
    }

    private JsonNode list(String filter) {
        return ScriptedTool.JSON.readTree(tool.read(tool.lineItems("2") + filter, ScriptedTool.LINE_ITEM, ITEMS)
                .body());
    }
}
