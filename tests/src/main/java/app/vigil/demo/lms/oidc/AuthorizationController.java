package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.people.ActingPerson;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.registration.ToolRegistrations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Steps 2 and 3 of a launch: takes the authentication request, answers with the id_token by form post.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#step-2-authentication-request">Security Framework
 *     5.1.1.2 and 5.1.1.3</a>
 */
@Controller
class AuthorizationController {

    private final ToolRegistrations tools;
    private final PendingMessages pending;
    private final IdTokens idTokens;
    private final ActingPerson acting;
    private final JsonMapper json;

    AuthorizationController(
            ToolRegistrations tools, PendingMessages pending, IdTokens idTokens, ActingPerson acting, JsonMapper json) {
        this.tools = tools;
        this.pending = pending;
        this.idTokens = idTokens;
        this.acting = acting;
        this.json = json;
    }

    @RequestMapping(
            path = "/mod/lti/auth.php",
            method = {RequestMethod.GET, RequestMethod.POST})
    String authorize(HttpServletRequest request, HttpServletResponse response, Model model) {
        AuthenticationRequest asked = AuthenticationRequest.of(request);
        Optional<ToolRegistration> tool = tools.activeByClientId(asked.clientId())
                .filter(found -> found.redirectUris().contains(asked.redirectUri()));
        if (tool.isEmpty()) {
            // Never send anything to an address that is not registered (RFC 6749, 4.1.2.1).
            return refusedHere(asked, response, model);
        }
        Optional<Person> person = acting.of(request);
        if (person.isEmpty() && !AutoPost.isReposted(request)) {
            return AutoPost.again(request, model);
        }
        try {
            return answer(asked, Map.of("id_token", idToken(asked, tool.get(), person)), model);
        } catch (AuthenticationRequest.FaultException e) {
            return answer(asked, Map.of("error", e.code(), "error_description", e.description()), model);
        }
    }

    private String idToken(AuthenticationRequest asked, ToolRegistration tool, Optional<Person> person) {
        asked.check();
        Person me = person.orElseThrow(
                () -> new AuthenticationRequest.FaultException("login_required", "nobody acts in this browser"));
        Message message = launchId(asked.messageHint())
                .flatMap(pending::spend)
                .orElseThrow(() -> new AuthenticationRequest.FaultException(
                        "invalid_request", "lti_message_hint is unknown or was used before"));
        if (!message.tool().id().equals(tool.id())) {
            throw new AuthenticationRequest.FaultException("invalid_request", "the launch is another tool's");
        }
        if (!me.id().equals(asked.loginHint())
                || !me.id().equals(message.person().id())) {
            throw new AuthenticationRequest.FaultException(
                    "login_required", "login_hint is not who acts in this browser");
        }
        return idTokens.issue(message, asked.nonce());
    }

    private Optional<String> launchId(String hint) {
        try {
            return json.readTree(hint).path("launchid").asStringOpt();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String answer(AuthenticationRequest asked, Map<String, String> outcome, Model model) {
        Map<String, String> fields = new LinkedHashMap<>(outcome);
        fields.put("state", asked.state());
        return AutoPost.to(asked.redirectUri(), fields, model);
    }

    private static String refusedHere(AuthenticationRequest asked, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("status", HttpStatus.BAD_REQUEST.value());
        model.addAttribute("reason", "client_id or redirect_uri is not registered: " + asked.redirectUri());
        return "error";
    }
}
