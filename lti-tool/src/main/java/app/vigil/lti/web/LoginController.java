package app.vigil.lti.web;

import app.vigil.lti.Origins;
import app.vigil.lti.Registration;
import app.vigil.lti.launch.BrowserBinding;
import app.vigil.lti.launch.LoginInitiation;
import app.vigil.lti.launch.Logins;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The login initiation address. In a frame it first finds out, by one redirect to itself, whether the browser keeps our
 * cookie there; if not, the login is tied to the browser by the storage that the platform offers, else it goes on in a
 * window of its own, because a state tied to no browser is worth nothing. This must happen before the platform is asked:
 * some of its hints work only once.
 */
@Controller
@OpenEndpoint(because = "a login begins before anybody is known; it only leads to a registered platform")
class LoginController {

    /** Our own parameter: the cookie of this tag was set by the request before. */
    private static final String PROBE = "vigil_cookie";

    private final Logins logins;
    private final RequestLimits limits;

    LoginController(Logins logins, RequestLimits limits) {
        this.logins = logins;
        this.limits = limits;
    }

    @PostMapping("/lti/login")
    ModelAndView post(
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "Sec-Fetch-Dest", defaultValue = "") String destination,
            HttpServletRequest request,
            HttpServletResponse response) {
        return login(parameters, destination, request, response);
    }

    @GetMapping("/lti/login")
    ModelAndView login(
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "Sec-Fetch-Dest", defaultValue = "") String destination,
            HttpServletRequest request,
            HttpServletResponse response) {
        LoginInitiation initiation = LoginInitiation.of(parameters);
        Registration registration = logins.registrationOf(initiation);
        limits.countTenant(registration.id());
        FramePolicy.allow(response, registration.origins());
        String probed = parameters.get(PROBE);
        if (probed != null && BrowserBinding.isTag(probed)) {
            return LoginCookies.read(request, BrowserBinding.cookieName(probed))
                    .map(secret -> toPlatform(registration, initiation, new BrowserBinding(probed, secret)))
                    .orElseGet(() -> withoutCookie(registration, initiation));
        }
        BrowserBinding binding = logins.newBinding();
        LoginCookies.set(response, binding);
        return destination.equals("document")
                ? toPlatform(registration, initiation, binding)
                : redirect(probe(initiation, binding));
    }

    private ModelAndView toPlatform(Registration registration, LoginInitiation initiation, BrowserBinding binding) {
        return redirect(logins.authenticationRequest(registration, initiation, binding));
    }

    private ModelAndView withoutCookie(Registration registration, LoginInitiation initiation) {
        String target = initiation.storageTarget();
        Optional<String> origin = Origins.of(registration.authorizationEndpoint());
        return target == null || target.isEmpty() || origin.isEmpty()
                ? inOwnWindow(initiation)
                : inPlatformStorage(registration, initiation, target, origin.get());
    }

    /** The page puts the secret there and only then goes on to the platform (Client Side postMessages, 4). */
    private ModelAndView inPlatformStorage(
            Registration registration, LoginInitiation initiation, String target, String origin) {
        BrowserBinding binding = logins.newBindingIn(target);
        return new ModelAndView("lti/keep-secret", Map.of("parameters", initiation.parameters()))
                .addObject("target", target)
                .addObject("origin", origin)
                .addObject("key", BrowserBinding.storageKey(binding.tag()))
                .addObject("secret", binding.secret())
                .addObject("next", logins.authenticationRequest(registration, initiation, binding));
    }

    private static URI probe(LoginInitiation initiation, BrowserBinding binding) {
        Map<String, String> parameters = initiation.parameters();
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath("/lti/login");
        parameters.keySet().forEach(name -> builder.queryParam(name, "{" + name + "}"));
        return builder.queryParam(PROBE, binding.tag())
                .encode()
                .buildAndExpand(parameters)
                .toUri();
    }

    private static ModelAndView inOwnWindow(LoginInitiation initiation) {
        return new ModelAndView("lti/own-window", Map.of("parameters", initiation.parameters()));
    }

    private static ModelAndView redirect(URI address) {
        RedirectView view = new RedirectView(address.toString());
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
