package app.vigil.lti.web;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Origins;
import app.vigil.lti.Registration;
import app.vigil.lti.registration.DynamicRegistration;
import app.vigil.lti.registration.DynamicRegistration.RegistrationRequest;
import app.vigil.lti.registration.PlatformConfiguration;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page a platform opens in a frame to register this tool (Dynamic Registration 1.0, 3). */
@Controller
@OpenEndpoint(because = "the one-time invitation in the address proves that the operator wants this platform")
class RegistrationController {

    private static final int NAME_LENGTH = 200;

    private final DynamicRegistration registration;

    RegistrationController(DynamicRegistration registration) {
        this.registration = registration;
    }

    @GetMapping("/lti/register")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String invitation,
            @RequestParam(name = "openid_configuration", defaultValue = "") String configuration,
            @RequestParam(name = "registration_token", required = false) @Nullable String token,
            HttpServletResponse response) {
        RegistrationRequest request = new RegistrationRequest(invitation, address(configuration), token);
        allowFrame(response, request);
        PlatformConfiguration platform = registration.preview(request);
        return new ModelAndView("lti/register", Map.of("platform", platform, "request", request))
                .addObject("name", request.openidConfiguration().getHost());
    }

    @PostMapping("/lti/register")
    ModelAndView register(
            @RequestParam(defaultValue = "") String invitation,
            @RequestParam(name = "openid_configuration", defaultValue = "") String configuration,
            @RequestParam(name = "registration_token", required = false) @Nullable String token,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response) {
        RegistrationRequest request = new RegistrationRequest(invitation, address(configuration), token);
        String given = name.isBlank() ? request.openidConfiguration().getHost() : name.strip();
        allowFrame(response, request);
        Registration registered =
                registration.register(request, given.substring(0, Math.min(given.length(), NAME_LENGTH)));
        return new ModelAndView("lti/registered", Map.of("registration", registered))
                .addObject(
                        "platformOrigin",
                        Origins.of(request.openidConfiguration()).orElse(""));
    }

    /** The platform is not registered yet, so its origin is that of the configuration it named. */
    private static void allowFrame(HttpServletResponse response, RegistrationRequest request) {
        FramePolicy.allow(
                response,
                Origins.of(request.openidConfiguration()).map(List::of).orElse(List.of()));
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new ProblemException(LtiProblem.PLATFORM_CONFIGURATION_INVALID).causedBy(notAnAddress);
        }
        throw new ProblemException(LtiProblem.PLATFORM_CONFIGURATION_INVALID);
    }
}
