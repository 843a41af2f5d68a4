package app.vigil.review;

/** The six statuses (R2-065); labels are {@code status.<number>}, conditions {@code status.<number>.condition}. */
public enum VerificationStatus {
    WITHOUT_REMARKS(1, Recommendation.NONE),
    VIOLATION(2, Recommendation.CANCEL),
    POSSIBLY_DISHONEST(3, Recommendation.HEAD_DECIDES),
    ETHICS(4, Recommendation.HEAD_DECIDES),
    TECHNICAL(5, Recommendation.HEAD_DECIDES),
    NOT_STARTED(6, Recommendation.NONE);

    /** What the regulation recommends (R2-067); the decision maker still chooses. */
    public enum Recommendation {
        NONE,
        CANCEL,
        HEAD_DECIDES
    }

    private final int number;
    private final Recommendation recommendation;

    VerificationStatus(int number, Recommendation recommendation) {
        this.number = number;
        this.recommendation = recommendation;
    }

    /** Stored, never translated. */
    public int number() {
        return number;
    }

    public Recommendation recommendation() {
        return recommendation;
    }

    /** Statuses 2–5 need words. */
    public boolean needsComment() {
        return this != WITHOUT_REMARKS && this != NOT_STARTED;
    }

    /** Finds a status by its number. */
    public static VerificationStatus ofNumber(int number) {
        for (VerificationStatus status : values()) {
            if (status.number == number) {
                return status;
            }
        }
        throw new IllegalArgumentException("unknown status " + number);
    }
}
