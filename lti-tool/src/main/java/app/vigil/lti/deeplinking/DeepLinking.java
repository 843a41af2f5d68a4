package app.vigil.lti.deeplinking;

import app.vigil.lti.DeepLinkingLaunch;
import app.vigil.lti.Origins;
import app.vigil.shared.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** Answers deep linking requests (Deep Linking 2.0, 4). */
public interface DeepLinking {

    /** Keeps a request for as long as a form takes to fill in (two hours) and returns the token the form carries. */
    String keep(DeepLinkingLaunch launch);

    /** The kept request; a token can be read many times. Fails with problem {@code deep-linking-expired}. */
    DeepLinkingLaunch open(String token);

    /** Builds the signed answer; an empty list means that nothing was chosen. Ends the token. */
    Response respond(String token, List<ContentItem> items, @Nullable String message);

    /**
     * What the page posts: one field {@code JWT} to {@code returnUrl}. Template {@code lti/deep-linking-return} renders
     * it as a form that submits itself.
     */
    record Response(URI returnUrl, String jwt) {

        /** The page; sets a content security policy that lets the form leave for the platform. */
        public ModelAndView page(HttpServletResponse response) {
            String origin = Origins.of(returnUrl).orElse("'none'");
            response.setHeader("Content-Security-Policy", SecurityHeaders.framedBy(List.of(origin)));
            return new ModelAndView("lti/deep-linking-return", Map.of("returnUrl", returnUrl.toString(), "jwt", jwt));
        }
    }
}
