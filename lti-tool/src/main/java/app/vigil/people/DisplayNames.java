package app.vigil.people;

import app.vigil.lti.LaunchUser;
import app.vigil.lti.nrps.Memberships;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How somebody is called on screens and in documents, from whatever the platform tells. */
final class DisplayNames {

    private static final int LONGEST = 500;

    private DisplayNames() {}

    /** Null when the platform withholds the name. */
    static @Nullable String of(LaunchUser user) {
        return of(user.name(), user.familyName(), user.givenName());
    }

    static @Nullable String of(Memberships.Member member) {
        return of(member.name(), member.familyName(), member.givenName());
    }

    /** The full name, else its parts. */
    private static @Nullable String of(@Nullable String name, @Nullable String family, @Nullable String given) {
        String full = written(name);
        if (!full.isEmpty()) {
            return full;
        }
        String parts = Stream.of(written(family), written(given))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? null : parts;
    }

    static String orSubject(@Nullable String name, String subject) {
        return name == null ? "#" + subject : name;
    }

    private static String written(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.substring(0, Math.min(LONGEST, stripped.length()));
    }
}
