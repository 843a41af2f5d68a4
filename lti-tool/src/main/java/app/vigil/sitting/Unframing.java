package app.vigil.sitting;

/** Why a quiz that was to be framed goes on in its own tab. */
public enum Unframing {
    /** The platform did not know the student in the frame: its cookie is third-party there. */
    SIGNED_OUT("signed-out"),
    /** The student says that the frame stays empty: the platform forbids it, most likely. */
    NOT_SHOWN("not-shown");

    private final String code;

    Unframing(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** Finds a reason by its code. */
    public static Unframing ofCode(String code) {
        for (Unframing one : values()) {
            if (one.code.equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("unknown reason for unframing " + code);
    }
}
