package app.vigil.sitting.web;

import app.vigil.sitting.Acquaintance;
import app.vigil.sitting.Instruction;
import app.vigil.sitting.Sitting;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes what an examinee has to read before the exam, in the examinee's language. */
@Component
class InstructionLines {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    private final Acquaintance acquaintance;
    private final MessageSource messages;

    InstructionLines(Acquaintance acquaintance, MessageSource messages) {
        this.acquaintance = acquaintance;
        this.messages = messages;
    }

    List<InstructionLine> of(Sitting sitting, Locale locale) {
        return acquaintance.toRead(sitting).stream()
                .map(one -> line(one.instruction(), one.known(), locale))
                .toList();
    }

    /** What the box says that acknowledges them. */
    String tick(Locale locale) {
        return messages.getMessage("sitting.instruction.tick", null, locale);
    }

    private InstructionLine line(Instruction instruction, boolean known, Locale locale) {
        Instruction.Wording wording = instruction.in(locale);
        return new InstructionLine(
                instruction.id().toString(),
                instruction.kind().code(),
                messages.getMessage("sitting.instruction." + instruction.kind().code(), null, locale),
                edition(instruction, locale),
                wording.language(),
                wording.words(),
                wording.address(),
                known);
    }

    private String edition(Instruction instruction, Locale locale) {
        String day = DAY.format(instruction.validFrom());
        String order = instruction.orderNumber();
        return messages.getMessage(
                order.isEmpty() ? "sitting.instruction.edition" : "sitting.instruction.edition-ordered",
                new Object[] {Integer.toString(instruction.version()), day, order},
                locale);
    }
}
