package app.vigil.lti.web;

import app.vigil.lti.Launch;
import app.vigil.lti.LaunchAccepted;
import app.vigil.lti.LaunchHandler;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.Origins;
import app.vigil.lti.launch.Launches;
import app.vigil.lti.launch.Launches.AuthenticationResponse;
import app.vigil.lti.launch.Reception.ProofWanted;
import app.vigil.lti.launch.Reception.Received;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.ProblemException;
import app.vigil.shared.web.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The redirect address: judges the authentication response and hands the launch to the room that answers it. */
@Controller
class LaunchController {

    private final Launches launches;
    private final Supplier<List<LaunchHandler>> handlers;
    private final ApplicationEventPublisher events;

    LaunchController(Launches launches, ObjectProvider<LaunchHandler> handlers, ApplicationEventPublisher events) {
        this.launches = launches;
        this.handlers = SingletonSupplier.of(() -> handlers.orderedStream().toList());
        this.events = events;
    }

    @PostMapping("/lti/launch")
    @OpenEndpoint(because = "the id_token and the state, both checked, say who comes")
    ModelAndView launch(
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "id_token", required = false) @Nullable String idToken,
            @RequestParam(name = "error", required = false) @Nullable String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        AuthenticationResponse posted = new AuthenticationResponse(
                state, idToken, error, name -> LoginCookies.read(request, name), request.getLocale());
        return switch (launches.receive(posted)) {
            case Received received -> answer(received, request, response);
            case ProofWanted wanted -> askPlatformStorage(wanted, response);
        };
    }

    /**
     * Takes the secret that our own page found in the platform's storage. Whoever began a login knows its secret: were
     * it taken from a page of theirs, they could sign somebody else in as themselves. Browsers let no page choose
     * {@code Sec-Fetch-Site}; {@code Origin} would be empty here because of our referrer policy.
     */
    @PostMapping("/lti/launch/bound")
    @OpenEndpoint(because = "the ticket stands for one authentication response, the secret for the browser it began in")
    ModelAndView prove(
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String secret,
            @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "") String sender,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!sender.equals("same-origin")) {
            throw new ProblemException(LtiProblem.LAUNCH_OTHER_BROWSER);
        }
        return answer(launches.prove(ticket, secret, request.getLocale()), request, response);
    }

    private ModelAndView answer(Received received, HttpServletRequest request, HttpServletResponse response) {
        Launch launch = received.launch();
        request.setAttribute(Language.ATTRIBUTE, launch.core().locale());
        LoginCookies.clear(response, received.cookieTag());
        FramePolicy.allow(response, received.registration().origins());
        events.publishEvent(new LaunchAccepted(launch));
        return handlers.get().stream()
                .filter(handler -> handler.accepts(launch))
                .findFirst()
                .orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_NOBODY_ANSWERS))
                .handle(launch)
                .addObject("language", Language.nearest(launch.core().locale()).getLanguage());
    }

    private static ModelAndView askPlatformStorage(ProofWanted wanted, HttpServletResponse response) {
        FramePolicy.allow(response, wanted.registration().origins());
        return new ModelAndView("lti/prove-secret")
                .addObject("ticket", wanted.ticket())
                .addObject("target", wanted.storageTarget())
                .addObject("key", wanted.storageKey())
                .addObject(
                        "origin",
                        Origins.of(wanted.registration().authorizationEndpoint())
                                .orElse(""));
    }
}
