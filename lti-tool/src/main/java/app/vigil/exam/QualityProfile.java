package app.vigil.exam;

/** How finely the recording is encoded; chosen per exam, measured per recording. */
public enum QualityProfile {
    /** Both streams together at most 400 kbit/s; screen text of 11 pt stays readable. */
    STANDARD("standard"),
    /** Both streams together at most 180 kbit/s, for weak lines. */
    LIGHT("light"),
    /** The camera with at least 25 frames a second of at least 640×480 (R1-013). */
    FULL_MOTION("full-motion");

    private final String code;

    QualityProfile(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** Finds a profile by its code. */
    public static QualityProfile ofCode(String code) {
        for (QualityProfile one : values()) {
            if (one.code.equals(code)) {
                return one;
            }
        }
        throw new IllegalArgumentException("unknown quality profile " + code);
    }
}
