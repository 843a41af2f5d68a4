package app.vigil.passback;

/** The two gradebook items of an exam. */
enum ItemKind {
    /** The activity's own item; the quiz is restricted by it. */
    ADMISSION("admission"),
    /** Carries status and decision; never locks anything. */
    VERIFICATION("verification");

    private final String code;

    ItemKind(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    String code() {
        return code;
    }

    static ItemKind ofCode(String code) {
        for (ItemKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown item kind " + code);
    }
}
