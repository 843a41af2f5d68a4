package app.vigil.people.web;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.AuditLog;
import app.vigil.lti.OperatorTokens;
import app.vigil.people.Administration;
import app.vigil.people.OperatorCommand;
import app.vigil.people.PeopleProblem;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import app.vigil.shared.web.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operator's door. Opening the link only asks; a preview of it by a messenger must not use it up. */
@Controller
class OperatorController {

    private final OperatorTokens tokens;
    private final SignIn signIn;
    private final AuditLog audit;
    private final MessageSource messages;

    OperatorController(OperatorTokens tokens, SignIn signIn, AuditLog audit, MessageSource messages) {
        this.tokens = tokens;
        this.signIn = signIn;
        this.audit = audit;
        this.messages = messages;
    }

    @GetMapping("/operator/enter")
    @OpenEndpoint(because = "it shows a button and does nothing")
    String ask(@RequestParam(defaultValue = "") String token, Model model) {
        if (!tokens.valid(OperatorCommand.SESSION_PURPOSE, token)) {
            throw new ProblemException(PeopleProblem.OPERATOR_LINK_USED);
        }
        model.addAttribute("token", token);
        // The language links would lose the token.
        model.addAttribute("languages", List.of());
        return "people/operator";
    }

    @PostMapping("/operator/enter")
    @OpenEndpoint(because = "the token is signed with the master key, expires within the hour and works once")
    ResponseEntity<Void> enter(
            @RequestParam(defaultValue = "") String token,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!tokens.redeem(OperatorCommand.SESSION_PURPOSE, token)) {
            throw new ProblemException(PeopleProblem.OPERATOR_LINK_USED);
        }
        String name = messages.getMessage("people.operator.name", null, locale);
        signIn.begin(new Viewer(Administration.OPERATOR, name, locale, true), request, response);
        audit.append(new AuditEntry(Administration.OPERATOR, "operator-entered", "installation", "-", ""));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/admin"))
                .build();
    }
}
