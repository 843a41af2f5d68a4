package app.vigil.shared;

import java.io.Serializable;
import java.security.Principal;
import java.util.Locale;

/**
 * Who is looking: the signed-in person of the first-party session.
 *
 * @param operator came by the operator's one-time link and may set up the whole installation
 */
public record Viewer(PersonId id, String displayName, Locale locale, boolean operator)
        implements Principal, Serializable {

    /** The person id, so that framework logs never carry a name. */
    @Override
    public String getName() {
        return id.toString();
    }
}
