package app.vigil.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.token.Forgery;
import app.vigil.conformance.token.Names;
import app.vigil.conformance.tool.Login;
import app.vigil.conformance.tool.ToolNode;
import app.vigil.lti.Connections;
import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.Registration;
import app.vigil.lti.deeplinking.ContentItem;
import app.vigil.lti.deeplinking.DeepLinking;
import app.vigil.shared.ProblemException;
import io.jsonwebtoken.Claims;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The answer to a deep linking request, as the platform reads it (Deep Linking 2.0, 4). */
class DeepLinkingAnswerTest extends LaunchConformance {

    private static final String ITEMS = Names.DL + "content_items";
    private static final ContentItem EXAM = new ContentItem(
            URI.create("http://localhost/lti/launch"),
            "Іспит <b>",
            "",
            Map.of("exam", "1"),
            new ContentItem.ItemLine(100, "Допуск", "exam-1", "admission"));

    @Test
    @DisplayName(
            "DL 2.0 §4: signed for this platform, with its data to the byte, several items, line item, custom, msg")
    void answersWithItems() {
        String form = form(login -> {});
        Claims claims =
                verified(links().respond(form, List.of(EXAM, EXAM), "Додано").jwt());
        assertThat(claims.getIssuer()).isEqualTo(platform.clientId());
        assertThat(claims.getAudience()).containsExactly(platform.issuer());
        assertThat(claims)
                .containsEntry(Names.MESSAGE_TYPE, "LtiDeepLinkingResponse")
                .containsEntry(Names.VERSION, "1.3.0")
                .containsEntry(Names.DEPLOYMENT_ID, Platform.DEPLOYMENT)
                .containsEntry(Names.DL + "data", "opaque \"data\" <&> żółć")
                .containsEntry(Names.DL + "msg", "Додано")
                .containsKey("nonce");
        assertThat(claims.get(ITEMS, List.class)).hasSize(2);
        assertThat(claims.get(ITEMS).toString())
                .contains("type=ltiResourceLink", "title=Іспит <b>", "custom={exam=1}", "scoreMaximum=100");
    }

    @Test
    @DisplayName("DL 2.0 §4: nothing chosen is an empty list with the data; an error has errormsg and errorlog")
    void answersWithNothingAndWithAnError() {
        Claims cancelled =
                verified(links().cancel(form(login -> {}), "Скасовано").jwt());
        assertThat(cancelled.get(ITEMS)).isEqualTo(List.of());
        assertThat(cancelled).containsKey(Names.DL + "data").containsEntry(Names.DL + "msg", "Скасовано");
        Claims failed = verified(links().fail(form(login -> {}), "Ні", "log").jwt());
        assertThat(failed)
                .containsEntry(Names.DL + "errormsg", "Ні")
                .containsEntry(Names.DL + "errorlog", "log")
                .containsKey(Names.DL + "data");
    }

    @Test
    @DisplayName("DL 2.0 §4: no data where none came, no line item where none is taken")
    void sendsOnlyWhatIsTaken() {
        String form = form(forgery -> forgery.inside(Names.DL_SETTINGS, settings -> {
            settings.remove("data");
            settings.put("accept_lineitem", false);
        }));
        Claims claims = verified(links().respond(form, List.of(EXAM), null).jwt());
        assertThat(claims).doesNotContainKeys(Names.DL + "data", Names.DL + "msg");
        assertThat(claims.get(ITEMS).toString()).doesNotContain("lineItem");
    }

    @Test
    @DisplayName("DL 2.0 §4: an answer sent twice, at either node, or a form nobody opened → deep-linking-expired")
    void answersOnce() {
        String form = form(login -> {});
        links().respond(form, List.of(EXAM), null);
        assertThat(problem(() -> links().respond(form, List.of(EXAM), null))).isEqualTo("deep-linking-expired");
        assertThat(problem(() -> ToolNode.second().get(DeepLinking.class).cancel(form, null)))
                .isEqualTo("deep-linking-expired");
        assertThat(problem(() -> links().cancel("guessed", null))).isEqualTo("deep-linking-expired");
    }

    @Test
    @DisplayName("DL 2.0 §4: a form that was open for more than two hours → deep-linking-expired")
    void forgetsAnOldForm() {
        String form = form(login -> {});
        ToolNode.CLOCK.step(Duration.ofHours(2));
        assertThat(problem(() -> links().cancel(form, null))).isEqualTo("deep-linking-expired");
    }

    @Test
    @DisplayName("LTI 1.3 §3.1.3: a platform switched off meanwhile gets no answer → registration-inactive")
    void answersNobodySwitchedOff() {
        try (Platform fleeting = new Platform("fleeting-links")) {
            Registration registered = tool.connect(fleeting);
            Login login = Login.begin(fleeting);
            String form = links().keep((DeepLinkingLaunch) accepted(login, login.deepLinking()));
            tool.get(Connections.class).activate(registered.id(), false);
            assertThat(problem(() -> links().cancel(form, null))).isEqualTo("registration-inactive");
        }
    }

    private String form(Consumer<Forgery> change) {
        Login login = Login.begin(platform);
        Forgery request = login.deepLinking();
        change.accept(request);
        return links().keep((DeepLinkingLaunch) accepted(login, request));
    }

    private DeepLinking links() {
        return tool.get(DeepLinking.class);
    }

    private static String problem(Runnable call) {
        try {
            call.run();
            return "no problem";
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }
}
