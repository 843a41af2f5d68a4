package app.vigil.evidence.web;

import app.vigil.evidence.surveillance.Span;
import app.vigil.lti.RegistrationId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which days and which unit a paper of the recording is to cover; what is missing is filled in.
 *
 * @param institution only the operator names one
 * @param unit empty for all
 * @param language of the file. Not ?lang=: that would change the language of the screens
 */
record PapersAsked(
        @Nullable String institution,
        @Nullable String unit,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate from,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate to,

        @Nullable String language) {

    /** Both lists and logs over more days are no papers any more. */
    private static final int LONGEST = 92;

    private static final int DAYS_BEHIND = 7;
    /** The list is due a week before the first of its days (R1-010). */
    private static final int DAYS_AHEAD = 30;

    @Nullable
    RegistrationId named() {
        try {
            return institution == null || institution.isEmpty() ? null : RegistrationId.of(institution);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    Span behindAndAhead(LocalDate today) {
        return span(today.minusDays(DAYS_BEHIND), today.plusDays(DAYS_AHEAD));
    }

    Span behind(LocalDate today) {
        return span(today.minusDays(DAYS_BEHIND), today);
    }

    private Span span(LocalDate first, LocalDate last) {
        return Span.of(from == null ? first : from, to == null ? last : to, LONGEST);
    }
}
