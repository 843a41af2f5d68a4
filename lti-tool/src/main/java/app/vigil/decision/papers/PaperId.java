package app.vigil.decision.papers;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import java.util.UUID;

/** A registered paper; the QR code on it leads here. */
public record PaperId(UUID value) {

    /** From the text of an address; {@code not-found} when it is none. */
    public static PaperId of(String text) {
        try {
            return new PaperId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw new ProblemException(CommonProblem.NOT_FOUND).with("paper", text);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
