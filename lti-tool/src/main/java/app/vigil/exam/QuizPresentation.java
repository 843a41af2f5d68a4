package app.vigil.exam;

/** How the quiz is shown to the student; decides what can be known about it (R4-043, R4-044, R4-049). */
public enum QuizPresentation {
    /** In its own tab, where the loader tells what happens. */
    TAB("tab"),
    /** In a frame of the exam window, which sees by itself whether the student leaves it. */
    FRAMED("framed"),
    /** Framed, and the exam window fills the screen and holds the keys that lead elsewhere, where the browser can. */
    FULL_SCREEN("full-screen"),
    /** In its own tab without the loader: focus, cursor and copying read "not analysed". */
    TAB_ONLY("tab-only");

    private final String code;

    QuizPresentation(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** The quiz is part of the exam window. */
    public boolean framed() {
        return this == FRAMED || this == FULL_SCREEN;
    }

    /** Finds a presentation by its code. */
    public static QuizPresentation ofCode(String code) {
        for (QuizPresentation one : values()) {
            if (one.code.equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("unknown quiz presentation " + code);
    }
}
