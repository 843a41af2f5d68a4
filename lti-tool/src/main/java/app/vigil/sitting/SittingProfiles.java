package app.vigil.sitting;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The {@code sitting} section of every institution profile. */
@ConfigurationProperties("vigil")
record SittingProfiles(Map<String, Profile> profiles) {

    /** The part of a profile this room reads. */
    record Profile(@Nullable SittingProfile sitting) {}

    /** Built-in values for an unknown profile, too: an exam must never lose its sittings to a typing error. */
    SittingProfile of(String name) {
        @Nullable Profile profile = profiles.get(name);
        @Nullable SittingProfile sitting = profile == null ? null : profile.sitting();
        return sitting == null ? SittingProfile.builtIn() : sitting;
    }
}
