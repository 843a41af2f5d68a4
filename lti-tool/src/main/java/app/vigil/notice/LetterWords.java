package app.vigil.notice;

import app.vigil.calendar.Deadlines.Open;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.decision.DecisionLoads;
import app.vigil.decision.DecisionLoads.ExamLoad;
import app.vigil.decision.SignatureAwaited;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.shared.DateWords;
import app.vigil.shared.VigilSettings;
import app.vigil.sitting.SittingId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Letters in the reader's language. A subject names nobody and no exam; the words name no examinee and no result, but
 * lead to the page where the LMS vouches for who reads.
 */
@Component
class LetterWords {

    private final MessageSource messages;
    private final DecisionLoads loads;
    private final InstitutionCalendar calendar;
    private final VigilSettings settings;
    private final Clock clock;

    LetterWords(
            MessageSource messages,
            DecisionLoads loads,
            InstitutionCalendar calendar,
            VigilSettings settings,
            Clock clock) {
        this.messages = messages;
        this.loads = loads;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** Both parts of a letter. */
    record Written(String subject, String text) {}

    /** @param reviewed rows with a status; the protocol may not have heard of the last of them yet, which wait, too */
    Written protocol(Exam exam, int reviewed, Locale locale) {
        ExamLoad load = loads.of(List.of(exam), clock.instant()).stream()
                .findFirst()
                .orElse(new ExamLoad(exam.id().toString(), exam.title(), "", 0, 0, null, false));
        return letter(
                "protocol",
                locale,
                exam.title(),
                reviewed,
                load.waiting() + Math.max(0, reviewed - load.rows()),
                moment(exam, load.dueAt(), locale),
                settings.address("/protocols/" + exam.id()).toString());
    }

    /** The points that a teacher had to enter are there. */
    Written points(Exam exam, Locale locale) {
        String address = settings.address("/protocols/" + exam.id()).toString();
        return letter("points", locale, exam.title(), address);
    }

    /** A paper waits for the reader's signature. */
    Written signature(Exam exam, SignatureAwaited awaited, Locale locale) {
        String paper = messages.getMessage("paper.kind." + awaited.kind(), null, locale);
        String address = settings.address(awaited.path()).toString();
        return letter("signature", locale, paper, awaited.number(), exam.title(), address);
    }

    Written result(Exam exam, SittingId sitting, boolean corrected, Locale locale) {
        String address = settings.address("/results/" + sitting).toString();
        return letter("result", locale, exam.title(), corrected ? "yes" : "no", address);
    }

    /** One paragraph for each kind of deadline at each exam. */
    Written digest(List<Open> open, Map<ExamId, Exam> exams, Locale locale) {
        String lines = open.stream()
                .map(one -> line(one, Objects.requireNonNull(exams.get(new ExamId(one.exam()))), locale))
                .collect(Collectors.joining("\n\n"));
        return letter("reminder", locale, lines);
    }

    private String line(Open open, Exam exam, Locale locale) {
        String task = messages.getMessage("deadline." + open.kind().code(), null, locale);
        Object[] facts = {
            task,
            exam.title(),
            open.count(),
            open.overdue(),
            moment(exam, open.firstDue().toEpochMilli(), locale),
            settings.address(open.path()).toString()
        };
        return messages.getMessage("letter.reminder.line", facts, locale);
    }

    private Written letter(String kind, Locale locale, Object... facts) {
        String text = messages.getMessage("letter." + kind + ".text", facts, locale);
        String foot = messages.getMessage("letter.foot", null, locale);
        return new Written(messages.getMessage("letter." + kind + ".subject", null, locale), text + "\n\n" + foot);
    }

    private String moment(Exam exam, @Nullable Long at, Locale locale) {
        ZoneId zone = calendar.zone(exam.profile());
        return at == null
                ? "—"
                : DateWords.of(FormatStyle.LONG, FormatStyle.SHORT, locale)
                                .format(Instant.ofEpochMilli(at).atZone(zone))
                        + " (" + zone.getId() + ")";
    }
}
