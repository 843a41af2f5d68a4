package app.vigil.decision.papers;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Dates as papers write them, in the institution's zone. */
@Component
class PaperDates {

    private final InstitutionCalendar calendar;
    private final MessageSource messages;

    PaperDates(InstitutionCalendar calendar, MessageSource messages) {
        this.calendar = calendar;
        this.messages = messages;
    }

    String day(Instant at, PaperForm.Order order) {
        return day(at, order.exam(), order.locale());
    }

    String day(Instant at, Exam exam, Locale locale) {
        return day(at.atZone(calendar.zone(exam.profile())).toLocalDate(), locale);
    }

    String day(LocalDate date, PaperForm.Order order) {
        return day(date, order.locale());
    }

    private String day(LocalDate date, Locale locale) {
        return pattern("protocol.date-pattern", locale).format(date);
    }

    /** To the second, with the distance from UTC: a signature is read years later. */
    String moment(Instant at, Exam exam, Locale locale) {
        ZonedDateTime local = at.atZone(calendar.zone(exam.profile()));
        return pattern("paper.moment-pattern", locale).format(local);
    }

    LocalDate today(Instant now, Exam exam) {
        return now.atZone(calendar.zone(exam.profile())).toLocalDate();
    }

    private DateTimeFormatter pattern(String key, Locale locale) {
        return DateTimeFormatter.ofPattern(messages.getMessage(key, null, locale), locale);
    }
}
