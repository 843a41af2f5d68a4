package app.vigil.lti.deeplinking;

import app.vigil.lti.DeepLinkingLaunch;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * it as a form that submits itself; the page's content security policy must let forms leave for the platform.
     */
    record Response(URI returnUrl, String jwt) {}
}
