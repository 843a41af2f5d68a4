package app.vigil.demo.lms.registration;

import app.vigil.demo.lms.Addresses;
import app.vigil.demo.lms.DemoSettings;
import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.store.Sequence;
import app.vigil.demo.lms.store.StateFile;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The administrator's list of tools: self-registration in a frame, activation, and entry by hand. */
@Controller
class ToolsController {

    private static final String LIST = "redirect:/admin/tools";
    private static final String INVALID = LIST + "?invalid=true";

    private final Access access;
    private final ToolRegistrations tools;
    private final RegistrationTokens tokens;
    private final StateFile state;
    private final Addresses addresses;
    private final DemoSettings settings;

    ToolsController(
            Access access,
            ToolRegistrations tools,
            RegistrationTokens tokens,
            StateFile state,
            Addresses addresses,
            DemoSettings settings) {
        this.access = access;
        this.tools = tools;
        this.tokens = tokens;
        this.state = state;
        this.addresses = addresses;
        this.settings = settings;
    }

    @GetMapping("/admin/tools")
    String list(@RequestParam(defaultValue = "false") boolean invalid, Person me, Model model) {
        access.requireAdministrator(me);
        model.addAttribute("invalid", invalid);
        model.addAttribute("tools", tools.all());
        model.addAttribute("registrationUrl", settings.toolRegistrationUrl());
        model.addAttribute("issuer", addresses.base());
        return "admin-tools";
    }

    /** Opens the tool's registration page in a frame (Dynamic Registration 3.3). */
    @PostMapping("/admin/tools/registration")
    String register(@RequestParam String url, Person me, Model model) {
        access.requireAdministrator(me);
        if (!WebAddress.isValid(url.strip())) {
            return INVALID;
        }
        String frame = UriComponentsBuilder.fromUriString(url.strip())
                .queryParam("openid_configuration", "{configuration}")
                .queryParam("registration_token", "{token}")
                .encode()
                .buildAndExpand(addresses.of("/mod/lti/openid-configuration.php"), tokens.issue())
                .toUriString();
        model.addAttribute("frame", frame);
        model.addAttribute("origin", ToolRegistration.originOf(frame));
        return "admin-registration";
    }

    @PostMapping("/admin/tools/activate")
    String activate(@RequestParam String id, Person me) {
        access.requireAdministrator(me);
        tools.activate(id);
        return LIST;
    }

    @PostMapping("/admin/tools/remove")
    String remove(@RequestParam String id, Person me) {
        access.requireAdministrator(me);
        tools.remove(id);
        return LIST;
    }

    /** The form of a tool entered by hand; redirect URIs one a line. */
    record ByHand(String name, String loginUrl, String redirectUris, String jwksUrl, String targetLinkUri) {

        ToolRegistration registration(String id, String clientId) {
            return new ToolRegistration(
                    id,
                    clientId,
                    name.strip(),
                    loginUrl.strip(),
                    redirectUris.strip().lines().map(String::strip).toList(),
                    jwksUrl.strip(),
                    targetLinkUri.strip(),
                    null,
                    Map.of(),
                    Scopes.ALL,
                    true);
        }
    }

    @PostMapping("/admin/tools/manual")
    String addByHand(ByHand form, @RequestParam(defaultValue = "") String clientId, Person me) {
        access.requireAdministrator(me);
        String client = clientId.isBlank()
                ? UUID.randomUUID().toString().substring(0, 18).replace("-", "")
                : clientId.strip();
        ToolRegistration tool = form.registration(state.nextId(Sequence.TOOL), client);
        if (!tool.hasValidAddresses()) {
            return INVALID;
        }
        tools.add(tool);
        return LIST;
    }
}
