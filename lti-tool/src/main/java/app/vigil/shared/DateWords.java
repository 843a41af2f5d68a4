package app.vigil.shared;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates and times in the reader's words; English puts the day first and counts to 24, as the other languages do. */
public final class DateWords {

    private DateWords() {}

    /** The language's own format. */
    public static DateTimeFormatter of(FormatStyle date, FormatStyle time, Locale locale) {
        Locale written = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.UK : locale;
        return DateTimeFormatter.ofLocalizedDateTime(date, time).withLocale(written);
    }
}
