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

    /**
     * Builds the signed answer and ends the token. Line items are left out where the platform takes none; more than one
     * item, or any where it takes no links, is the caller's mistake ({@link DeepLinkingLaunch#acceptMultiple}).
     *
     * @param message shown to the person by the platform; may be null
     */
    Response respond(String token, List<ContentItem> items, @Nullable String message);

    /** The signed answer that nothing was chosen. Ends the token. */
    Response cancel(String token, @Nullable String message);

    /**
     * The signed answer that something went wrong. Ends the token.
     *
     * @param message for the person ({@code errormsg})
     * @param log for whoever runs the platform ({@code errorlog})
     */
    Response fail(String token, String message, String log);

    /**
     * What the page posts: one field {@code JWT} to {@code returnUrl}. Template {@code lti/deep-linking-return} renders
     * it as a form that submits itself; the page's content security policy must let forms leave for the platform.
     */
    record Response(URI returnUrl, String jwt) {}
}
