package app.vigil.people;

import app.vigil.lti.Launch;
import app.vigil.shared.PersonId;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from the cookie-less frame into a first-party window: a one-use ticket (≤ 60 s) posted to {@code /enter} with
 * target {@code _blank}, answered by a 303 to the path. Template fragment {@code people/window :: button(ticket, label)}
 * renders the form and asks for fresh tickets while the framed page is open, at most four hours.
 */
public interface Windows {

    /** Name of the session's attribute with the time of the launch that began it. */
    String LAUNCHED_AT = "vigil.launched-at";

    /** When the LMS vouched for the person of this session; null when no launch began it. */
    static @Nullable Instant launchedAt(HttpSession session) {
        return session.getAttribute(LAUNCHED_AT) instanceof Instant at ? at : null;
    }

    /**
     * For the person of the launch, leading to a path inside the tool. The text is for the fragment only: a first ticket
     * and, behind a dot, what the page shows to get the next ones.
     */
    String ticket(Launch launch, Person person, String path);

    /** A fresh ticket for an open framed page; empty when the page is unknown or too old. */
    Optional<String> renew(String frame);

    /** Uses a ticket up; empty when it was used, is too old or never was one. */
    Optional<Entrance> enter(String ticket);

    /** Who may enter, where to, and when the LMS vouched for that person. */
    record Entrance(PersonId person, Locale locale, String path, Instant launchedAt) {}
}
