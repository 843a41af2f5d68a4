package app.vigil.decision;

import app.vigil.evidence.Recordings;
import app.vigil.exam.Violation;
import app.vigil.incident.Incident;
import app.vigil.incident.Incidents;
import app.vigil.review.Reviews.Review;
import app.vigil.shared.web.Language;
import app.vigil.sitting.SittingId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Confirmed marks in words, each with the time of the recording and of the clock (R2-066). */
@Component
public class ViolationTexts {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Incidents incidents;
    private final Recordings recordings;
    private final MessageSource messages;

    ViolationTexts(Incidents incidents, Recordings recordings, MessageSource messages) {
        this.incidents = incidents;
        this.recordings = recordings;
        this.messages = messages;
    }

    /** The confirmed marks of each sitting, read at once. */
    public Map<SittingId, ConfirmedMarks> of(Collection<SittingId> sittings, ZoneId zone, Locale locale) {
        Map<SittingId, Instant> begins = recordings.startedAt(sittings);
        Map<SittingId, ConfirmedMarks> texts = new HashMap<>();
        incidents
                .ofAll(sittings)
                .forEach((sitting, marks) -> texts.put(sitting, texts(marks, begins.get(sitting), zone, locale)));
        return texts;
    }

    /** The marks that this version of a review stood on, whatever was said of them later. */
    public ConfirmedMarks of(Review review, ZoneId zone, Locale locale) {
        SittingId sitting = review.sitting();
        return texts(
                incidents.until(sitting, review.at()),
                recordings.startedAt(List.of(sitting)).get(sitting),
                zone,
                locale);
    }

    private ConfirmedMarks texts(List<Incident> marks, @Nullable Instant camera, ZoneId zone, Locale locale) {
        List<Incident> confirmed = marks.stream().filter(Incident::confirmed).toList();
        if (confirmed.isEmpty()) {
            return ConfirmedMarks.NONE;
        }
        Instant begin = Objects.requireNonNullElse(camera, confirmed.getFirst().begun());
        return new ConfirmedMarks(
                confirmed.stream().map(mark -> text(mark, begin, zone, locale)).toList(),
                confirmed.stream().map(mark -> filled(mark, begin)).toList());
    }

    private ConfirmedMarks.Filled filled(Incident mark, Instant begin) {
        String note = note(mark);
        return new ConfirmedMarks.Filled(
                into(begin, mark.begun()),
                Language.ALL.stream()
                        .map(language -> label(violation(mark), language))
                        .map(label -> note.isEmpty() ? label : label + ": " + note)
                        .collect(Collectors.toSet()));
    }

    /**
     * A confirmed violation.
     *
     * @param position in the recording
     * @param note words of whoever confirmed it; empty when there are none
     */
    public record Found(Violation violation, String position, String note) {}

    /** The confirmed violations of one sitting, in the order of their times. */
    public List<Found> found(SittingId sitting) {
        List<Incident> confirmed = incidents.of(sitting).stream()
                .filter(Incident::confirmed)
                .sorted(Comparator.comparing(Incident::begun))
                .toList();
        Instant begin = recordings
                .startedAt(List.of(sitting))
                .getOrDefault(
                        sitting,
                        confirmed.isEmpty()
                                ? Instant.EPOCH
                                : confirmed.getFirst().begun());
        return confirmed.stream()
                .map(mark -> new Found(violation(mark), position(begin, mark.begun()), note(mark)))
                .toList();
    }

    private static Violation violation(Incident mark) {
        Incident.Verdict verdict = mark.verdict();
        return verdict == null ? mark.violation() : verdict.violation();
    }

    private static String note(Incident mark) {
        Incident.Verdict verdict = mark.verdict();
        return Objects.requireNonNullElse(verdict == null ? mark.note() : verdict.note(), "");
    }

    private String text(Incident mark, Instant begin, ZoneId zone, Locale locale) {
        Violation violation = violation(mark);
        String note = note(mark);
        Object[] parts = {position(begin, mark.begun()), clock(mark.begun(), zone), label(violation, locale)};
        String text = messages.getMessage("protocol.violation", parts, locale);
        return note.isBlank() ? text : text + " (" + note + ")";
    }

    private String label(Violation violation, Locale locale) {
        return Objects.requireNonNullElse(
                messages.getMessage("violation." + violation.code(), null, violation.code(), locale), violation.code());
    }

    private static Duration into(Instant begin, Instant at) {
        return at.isBefore(begin) ? Duration.ZERO : Duration.between(begin, at);
    }

    private static String position(Instant begin, Instant at) {
        Duration into = into(begin, at);
        return "%02d:%02d:%02d".formatted(into.toHours(), into.toMinutesPart(), into.toSecondsPart());
    }

    private static String clock(Instant at, ZoneId zone) {
        return LocalTime.ofInstant(at, zone).format(CLOCK);
    }
}
