package app.vigil.calendar;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The section {@code vigil.profiles.<name>.calendar} of every institution profile. */
@ConfigurationProperties("vigil")
record CalendarProfiles(@DefaultValue Map<String, Profile> profiles) {

    record Profile(@Nullable CalendarSettings calendar) {}

    /** Settings of a profile; an unknown profile, or one without a calendar, uses that of {@code default}. */
    CalendarSettings of(String name) {
        CalendarSettings own = calendar(name);
        CalendarSettings fallback = own != null ? own : calendar("default");
        return fallback != null ? fallback : CalendarSettings.plain();
    }

    private @Nullable CalendarSettings calendar(String name) {
        Profile profile = profiles.get(name);
        return profile == null ? null : profile.calendar();
    }
}
