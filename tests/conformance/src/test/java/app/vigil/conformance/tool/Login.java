package app.vigil.conformance.tool;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.conformance.platform.Platform;
import app.vigil.conformance.token.Forgery;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A login that has reached the platform: the browser it began in and the authentication request it carried.
 *
 * @param request the parameters at the platform's authorization endpoint
 */
public record Login(ToolNode node, Platform platform, Browser browser, Map<String, String> request) {

    /** Begins at the first node in a fresh browser. */
    public static Login begin(Platform platform) {
        return begin(ToolNode.first(), platform, new Browser());
    }

    public static Login begin(ToolNode node, Platform platform, Browser browser) {
        Page page = initiate(node, platform, browser, Map.of());
        assertThat(page.location().toString()).startsWith(platform.address("/auth") + "?");
        return new Login(node, platform, browser, page.locationQuery());
    }

    /** Sends the initiation with some of its parameters changed; an empty value leaves one out. */
    public static Page initiate(ToolNode node, Platform platform, Browser browser, Map<String, String> changes) {
        return browser.post(node.address("/lti/login"), initiation(node, platform, changes));
    }

    /** The parameters of an initiation. */
    public static Map<String, String> initiation(ToolNode node, Platform platform, Map<String, String> changes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("iss", platform.issuer());
        form.put("login_hint", "hint {&} 1");
        form.put("target_link_uri", node.publicAddress("/lti/launch").toString());
        form.put("client_id", platform.clientId());
        form.put("lti_message_hint", "{\"cmid\":\"1\",\"launchid\":\"a+b&c\"}");
        form.putAll(changes);
        form.values().removeIf(String::isEmpty);
        return form;
    }

    /** A token that answers this login. */
    public Forgery resourceLink() {
        return platform.resourceLink(request, ToolNode.CLOCK);
    }

    public Forgery deepLinking() {
        return platform.deepLinking(request, ToolNode.CLOCK);
    }

    /** The authentication response, posted by the browser the login began in. */
    public Page answer(Forgery token) {
        return answer(token.token());
    }

    public Page answer(String token) {
        return answerAt(node, browser, token);
    }

    public Page answerAt(ToolNode other, Browser from, String token) {
        return from.post(other.address("/lti/launch"), Map.of("state", state(), "id_token", token));
    }

    public String state() {
        return request.getOrDefault("state", "");
    }
}
