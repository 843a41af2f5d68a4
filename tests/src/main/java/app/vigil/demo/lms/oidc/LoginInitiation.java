package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.Quirks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Step 1 of a launch: sends the browser to the tool's login address.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#step-1-third-party-initiated-login">
 *     Security Framework 5.1.1.1</a>
 */
@Component
public class LoginInitiation {

    private final PendingMessages pending;
    private final Addresses addresses;
    private final Quirks quirks;
    private final JsonMapper json;
    private final PlatformStorage storage;

    LoginInitiation(
            PendingMessages pending, Addresses addresses, Quirks quirks, JsonMapper json, PlatformStorage storage) {
        this.pending = pending;
        this.addresses = addresses;
        this.quirks = quirks;
        this.json = json;
        this.storage = storage;
    }

    /** Renders the page that posts itself to the tool, or redirects there. */
    public String begin(Message message, Model model) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("iss", addresses.base());
        fields.put("target_link_uri", message.targetLinkUri());
        fields.put("login_hint", message.person().id());
        fields.put("lti_message_hint", hint(message));
        fields.put("client_id", message.tool().clientId());
        fields.put("lti_deployment_id", message.tool().id());
        storage.target().ifPresent(target -> fields.put("lti_storage_target", target));
        String login = message.tool().loginUrl();
        return quirks.initiatesByFormPost() ? AutoPost.to(login, fields, model) : redirect(login, fields);
    }

    /** Moodle's hint is JSON, a trap for tools that do not encode it when they send it back. */
    private String hint(Message message) {
        Map<String, String> hint = new LinkedHashMap<>();
        hint.put("cmid", message.cmid());
        hint.put("launchid", pending.add(message));
        return json.writeValueAsString(hint);
    }

    private static String redirect(String login, Map<String, String> fields) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(login);
        fields.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return "redirect:" + address.encode().buildAndExpand(fields).toUriString();
    }
}
