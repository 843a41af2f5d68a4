package app.vigil.sitting;

import java.util.Optional;

/** What an institution gives examinees to read (R2-039, R2-075); label {@code sitting.instruction.<code>}. */
public enum InstructionKind {
    /** How to set up computer, browser and workplace. */
    TECHNICAL("technical"),
    /** How an exam with proctoring goes. */
    MEMO("memo"),
    /** How the test itself is taken. */
    TEST("test");

    private final String code;

    InstructionKind(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** The kind of this code; empty for an unknown one. */
    public static Optional<InstructionKind> of(String code) {
        for (InstructionKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
