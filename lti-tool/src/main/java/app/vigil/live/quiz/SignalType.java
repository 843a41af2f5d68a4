package app.vigil.live.quiz;

/** What the loader can notice in a quiz page (R4-043, R4-044). */
public enum SignalType {
    VISIBLE("visible"),
    HIDDEN("hidden"),
    FOCUS("focus"),
    BLUR("blur"),
    CURSOR_LEFT("cursor-left"),
    CURSOR_BACK("cursor-back"),
    COPY("copy"),
    CUT("cut"),
    PASTE("paste"),
    PRINT("print"),
    PAGE_OPEN("page-open"),
    PAGE_CLOSE("page-close");

    private final String code;

    SignalType(String code) {
        this.code = code;
    }

    /** Stored and sent, never translated. */
    public String code() {
        return code;
    }

    /** Finds a type by its code. */
    public static SignalType ofCode(String code) {
        for (SignalType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown signal " + code);
    }
}
