package app.vigil.lti.web;

import app.vigil.lti.KeyRotationCommand;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.OperatorTokens;
import app.vigil.lti.Registration;
import app.vigil.lti.Registrations;
import app.vigil.lti.keys.KeyRotation;
import app.vigil.lti.keys.KeyRotation.PublishedKey;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.ProblemException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The key rotation of the command line: the running tool, which has the database open, does it. */
@RestController
class KeyRotationController {

    private final OperatorTokens tokens;
    private final Registrations registrations;
    private final KeyRotation rotation;

    KeyRotationController(OperatorTokens tokens, Registrations registrations, KeyRotation rotation) {
        this.tokens = tokens;
        this.registrations = registrations;
        this.rotation = rotation;
    }

    @PostMapping(path = "/lti/keys/rotation", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @OpenEndpoint(because = "the token is signed with the master key, expires within a minute and works once")
    String rotate(@RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String platform) {
        if (!tokens.redeem(KeyRotationCommand.PURPOSE, token)) {
            throw new ProblemException(LtiProblem.INVITATION_INVALID);
        }
        List<Registration> asked = registrations.named(platform);
        StringBuilder answer = new StringBuilder();
        for (Registration registration : asked) {
            rotation.rotate(registration.id(), null);
            PublishedKey next = rotation.published(registration.id()).getLast();
            answer.append("%s: %s from %s%n".formatted(registration.name(), next.kid(), next.signsFrom()));
        }
        return answer.append(asked.isEmpty() ? "no such platform" : KeyRotationCommand.DONE)
                .append(System.lineSeparator())
                .toString();
    }
}
