package app.vigil.review;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The section {@code vigil.profiles.<name>.review} of every institution profile. */
@ConfigurationProperties("vigil")
record ReviewProfiles(@DefaultValue Map<String, Profile> profiles) {

    private static final ReviewSettings BUILT_IN = new ReviewSettings(Duration.ofMinutes(1), Watch.NOTHING);

    record Profile(@Nullable ReviewSettings review) {}

    /**
     * @param technicalFrom status 5 is suggested once this much of a recording is missing. The default is a minute
     * @param watch what a proctor must have watched before a status. The default is nothing
     */
    record ReviewSettings(
            @DefaultValue("1m") Duration technicalFrom,
            @DefaultValue("nothing") Watch watch) {}

    /** Bound from {@code nothing}, {@code marks} and {@code everything}. */
    enum Watch {
        NOTHING,
        MARKS,
        EVERYTHING;

        /** Told to the player. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of an unknown profile, or of one without a word on it, what {@code default} says. */
    Duration technicalFrom(String name) {
        return settings(name).technicalFrom();
    }

    /** The same. */
    Watch watch(String name) {
        return settings(name).watch();
    }

    private ReviewSettings settings(String name) {
        return said(name).or(() -> said("default")).orElse(BUILT_IN);
    }

    private Optional<ReviewSettings> said(String name) {
        return Optional.ofNullable(profiles.get(name)).map(Profile::review);
    }
}
