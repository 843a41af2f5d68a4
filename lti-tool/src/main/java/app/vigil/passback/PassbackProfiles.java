package app.vigil.passback;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The {@code passback} section of every institution profile. */
@ConfigurationProperties("vigil")
record PassbackProfiles(Map<String, Profile> profiles) {

    /** The part of a profile this room reads. */
    record Profile(@Nullable Section passback) {}

    /**
     * @param statusVisible when the student reads the status in the gradebook. The default is at once
     * @param language of gradebook texts; null speaks the language of the examinee's launch
     */
    record Section(
            @DefaultValue("at-once") StatusVisible statusVisible,
            @Nullable Locale language) {}

    /** Bound from {@code at-once} and {@code with-decision}. */
    enum StatusVisible {
        AT_ONCE,
        WITH_DECISION
    }

    Section of(String name) {
        @Nullable Profile profile = profiles.get(name);
        @Nullable Section section = profile == null ? null : profile.passback();
        return section == null ? new Section(StatusVisible.AT_ONCE, null) : section;
    }
}
