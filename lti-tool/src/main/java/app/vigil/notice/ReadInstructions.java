package app.vigil.notice;

import app.vigil.sitting.Instructions;
import app.vigil.sitting.Instructions.Shown;
import app.vigil.sitting.SittingId;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Which instructions an examinee was shown before the exam, and in which version (R2-075). */
@Component
class ReadInstructions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);

    private final Instructions instructions;
    private final MessageSource messages;

    ReadInstructions(Instructions instructions, MessageSource messages) {
        this.instructions = instructions;
        this.messages = messages;
    }

    List<Shown> of(SittingId sitting) {
        return instructions.shown(sitting);
    }

    /** A sentence for each. */
    List<String> sentences(SittingId sitting, ZoneId zone, Locale locale) {
        return of(sitting).stream().map(shown -> sentence(shown, zone, locale)).toList();
    }

    private String sentence(Shown shown, ZoneId zone, Locale locale) {
        String title = messages.getMessage("sitting.instruction." + shown.kind().code(), null, locale);
        Object[] edition = {Integer.toString(shown.version()), DAY.format(shown.validFrom()), shown.orderNumber()};
        String key = shown.orderNumber().isEmpty() ? "edition" : "edition-ordered";
        return messages.getMessage(
                "result.extract.read",
                new Object[] {
                    title,
                    messages.getMessage("sitting.instruction." + key, edition, locale),
                    MOMENT.format(shown.at().atZone(zone))
                },
                locale);
    }
}
