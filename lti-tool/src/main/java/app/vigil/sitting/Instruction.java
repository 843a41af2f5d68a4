package app.vigil.sitting;

import app.vigil.shared.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One version of an instruction (R2-075). It never changes: another text is another version.
 *
 * @param version counted from 1 for each kind
 * @param validFrom its date; it holds from that day on until another one does
 * @param orderNumber of the order it was put in force by; empty where none did
 * @param wordings at least one, Russian before Ukrainian before English
 */
public record Instruction(
        UUID id,
        InstructionKind kind,
        int version,
        LocalDate validFrom,
        String orderNumber,
        List<Wording> wordings,
        PersonId issuedBy,
        Instant issuedAt) {

    public Instruction {
        if (wordings.isEmpty()) {
            throw new IllegalArgumentException("instruction " + id + " says nothing");
        }
        wordings = List.copyOf(wordings);
    }

    /**
     * What it says in one language.
     *
     * @param language code of two letters
     * @param words empty when it is only to be read at the address
     * @param address where it can be read; empty when the words are here
     */
    public record Wording(String language, String words, String address) {}

    /** In this language; where the institution wrote it in others only, in the first of them. */
    public Wording in(Locale locale) {
        return wordings.stream()
                .filter(wording -> wording.language().equals(locale.getLanguage()))
                .findFirst()
                .orElse(wordings.getFirst());
    }
}
