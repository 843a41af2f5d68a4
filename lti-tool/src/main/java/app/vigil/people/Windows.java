package app.vigil.people;

import app.vigil.lti.Launch;
import app.vigil.shared.PersonId;
import java.util.Locale;
import java.util.Optional;

/**
 * The way from the cookie-less frame into a first-party window: a one-use ticket (≤ 60 s) posted to {@code /enter} with
 * target {@code _blank}, answered by a 303 to the path. Template fragment {@code people/window :: button(ticket, label)}
 * renders the form and asks for fresh tickets while the framed page is open, at most four hours.
 */
public interface Windows {

    /**
     * For the person of the launch, leading to a path inside the tool. The text is for the fragment only: a first ticket
     * and, behind a dot, what the page shows to get the next ones.
     */
    String ticket(Launch launch, Person person, String path);

    /** A fresh ticket for an open framed page; empty when the page is unknown or too old. */
    Optional<String> renew(String frame);

    /** Uses a ticket up; empty when it was used, is too old or never was one. */
    Optional<Entrance> enter(String ticket);

    /** Who may enter, and where to. */
    record Entrance(PersonId person, Locale locale, String path) {}
}
