package app.vigil.retention;

import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The section {@code vigil.profiles.<name>.retention} of every institution profile. */
@ConfigurationProperties("vigil")
record RetentionProfiles(@DefaultValue Map<String, Profile> profiles) {

    private static final OffsetDateTime SOME_DAY = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    record Profile(@Nullable Terms retention) {}

    /**
     * From the end of the recording on; a higher class never keeps shorter.
     *
     * @param basic every recording (R1-014)
     * @param reviewed one the regulations committee reviewed (R1-015)
     * @param appealed one the appeal commission reviewed (R1-016)
     */
    record Terms(
            @DefaultValue("P3M") Period basic,
            @DefaultValue("P1Y") Period reviewed,
            @DefaultValue("P5Y") Period appealed) {

        Terms {
            if (longer(basic, reviewed) || longer(reviewed, appealed)) {
                throw new IllegalArgumentException(
                        "retention terms must grow: " + basic + ", " + reviewed + ", " + appealed);
            }
        }

        Period of(RetentionClass keptAs) {
            return switch (keptAs) {
                case BASIC -> basic;
                case REVIEWED -> reviewed;
                case APPEALED -> appealed;
            };
        }

        private static boolean longer(Period one, Period other) {
            return SOME_DAY.plus(one).isAfter(SOME_DAY.plus(other));
        }
    }

    /** Terms of a profile; an unknown profile, or one without terms, uses those of {@code default}. */
    Terms of(String name) {
        Terms own = terms(name);
        Terms fallback = own != null ? own : terms("default");
        return fallback != null ? fallback : new Terms(Period.ofMonths(3), Period.ofYears(1), Period.ofYears(5));
    }

    private @Nullable Terms terms(String name) {
        Profile profile = profiles.get(name);
        return profile == null ? null : profile.retention();
    }
}
