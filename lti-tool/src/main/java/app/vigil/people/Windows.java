package app.vigil.people;

import app.vigil.lti.Launch;

/**
 * The way from the cookie-less frame into a first-party window: a one-use ticket (≤ 60 s) posted to {@code /enter} with
 * target {@code _blank}, answered by a 303 to the path. Template fragment {@code people/window :: button(ticket, label)}
 * renders the form and renews the ticket while the page is open.
 */
public interface Windows {

    /** Issues a ticket for the person of the launch, leading to a path inside the tool. */
    String ticket(Launch launch, Person person, String path);
}
