package app.vigil.notice;

import app.vigil.mail.Letter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The {@code notice} section of every institution profile. */
@ConfigurationProperties("vigil")
record NoticeProfiles(Map<String, Profile> profiles) {

    private static final Section PLAIN = new Section(null, null, null, MarksVisible.WITH_DECISION, null);

    /** The part of a profile this room reads. */
    record Profile(@Nullable Section notice) {}

    /**
     * @param language of letters to staff; null writes English
     * @param from sender of the institution's letters (R2-045); null is the installation's
     * @param staffDomain of the addresses of its staff; null writes to any
     * @param marksVisible when examinees read the confirmed marks; with the decision by default
     * @param answerMarksWithin how long after the end examinees may answer the marks they were told of; null never
     */
    record Section(
            @Nullable Locale language,
            @Nullable String from,
            @Nullable String staffDomain,
            @DefaultValue("with-decision") MarksVisible marksVisible,
            @Nullable Duration answerMarksWithin) {

        Locale staffLanguage() {
            return language == null ? Locale.ENGLISH : language;
        }

        Letter.Header toStaff() {
            return new Letter.Header(from, staffDomain);
        }

        Letter.Header toExaminees() {
            return new Letter.Header(from, null);
        }
    }

    /** Bound from {@code at-once}, {@code with-decision} and {@code never}. */
    enum MarksVisible {
        AT_ONCE,
        WITH_DECISION,
        NEVER
    }

    Section of(String name) {
        @Nullable Profile profile = profiles.get(name);
        @Nullable Section section = profile == null ? null : profile.notice();
        return section == null ? PLAIN : section;
    }
}
