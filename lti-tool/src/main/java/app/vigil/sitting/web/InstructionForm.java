package app.vigil.sitting.web;

import app.vigil.shared.web.Language;
import app.vigil.sitting.Instruction;
import app.vigil.sitting.Instruction.Wording;
import app.vigil.sitting.InstructionKind;
import app.vigil.sitting.Instructions.Draft;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;

/**
 * What was typed for a new version of an instruction.
 *
 * @param validFrom as the browser sends a date
 * @param wordings one for each language, empty ones included
 */
record InstructionForm(String kind, String validFrom, String orderNumber, List<Wording> wordings) {

    private static final int LONGEST_WORDS = 20_000;
    private static final int LONGEST_ADDRESS = 1000;
    private static final int LONGEST_ORDER = 200;

    static InstructionForm of(MultiValueMap<String, String> fields) {
        return new InstructionForm(
                field(fields, "kind"),
                field(fields, "validFrom"),
                field(fields, "orderNumber"),
                inEach(language -> new Wording(
                        language,
                        // Browsers send the line feed of networks, and count it as one character.
                        field(fields, "words-" + language).replace("\r\n", "\n"),
                        field(fields, "address-" + language))));
    }

    /** To write the next version from this one. */
    static InstructionForm of(Instruction instruction, LocalDate from) {
        return new InstructionForm(
                instruction.kind().code(),
                from.toString(),
                "",
                inEach(language -> instruction.wordings().stream()
                        .filter(wording -> wording.language().equals(language))
                        .findFirst()
                        .orElse(new Wording(language, "", ""))));
    }

    static InstructionForm empty(LocalDate from) {
        return new InstructionForm(
                InstructionKind.MEMO.code(), from.toString(), "", inEach(language -> new Wording(language, "", "")));
    }

    /** What is wrong with it, as {@code sitting.instructions.wrong.<code>}; empty when nothing is. */
    Optional<String> complaint() {
        if (InstructionKind.of(kind).isEmpty()) {
            return Optional.of("kind");
        }
        if (day().isEmpty()) {
            return Optional.of("date");
        }
        if (written().isEmpty()) {
            return Optional.of("empty");
        }
        if (orderNumber.length() > LONGEST_ORDER
                || wordings.stream().anyMatch(wording -> wording.words().length() > LONGEST_WORDS)) {
            return Optional.of("long");
        }
        return wordings.stream().allMatch(wording -> wording.address().isEmpty() || isLink(wording.address()))
                ? Optional.empty()
                : Optional.of("link");
    }

    /** To be asked once there is no complaint. */
    Draft draft() {
        return new Draft(InstructionKind.of(kind).orElseThrow(), day().orElseThrow(), orderNumber, written());
    }

    private List<Wording> written() {
        return wordings.stream()
                .filter(wording ->
                        !wording.words().isEmpty() || !wording.address().isEmpty())
                .toList();
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(validFrom));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    private static boolean isLink(String address) {
        try {
            URI link = new URI(address);
            return address.length() <= LONGEST_ADDRESS
                    && "https".equalsIgnoreCase(link.getScheme())
                    && link.getHost() != null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    private static List<Wording> inEach(Function<String, Wording> written) {
        return Language.ALL.stream().map(Locale::getLanguage).map(written).toList();
    }

    private static String field(MultiValueMap<String, String> fields, String name) {
        String typed = fields.getFirst(name);
        return typed == null ? "" : typed.strip();
    }
}
