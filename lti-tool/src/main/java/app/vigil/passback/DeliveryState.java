package app.vigil.passback;

/** Where a score is on its way to the platform's gradebook; labels are {@code passback.state.<code>}. */
public enum DeliveryState {
    QUEUED("queued"),
    /** The platform said yes; what it holds was not read back yet. */
    SENT("sent"),
    DELIVERED("delivered"),
    /** The platform holds another grade than ours: a person decides which one stands. */
    CONFLICT("conflict"),
    /** A person said that the platform's grade stands. */
    KEPT("kept"),
    /** The platform will never take this one. */
    REFUSED("refused"),
    NEEDS_HUMAN("needs-human"),
    /** A newer score of the same item and user made this one pointless before it was delivered. */
    SUPERSEDED("superseded");

    private final String code;

    DeliveryState(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** Somebody may press the retry button. */
    public boolean retriable() {
        return switch (this) {
            case QUEUED, CONFLICT, KEPT, REFUSED, NEEDS_HUMAN -> true;
            case SENT, DELIVERED, SUPERSEDED -> false;
        };
    }

    /** Stands still until a person does something. */
    public boolean waitsForPerson() {
        return switch (this) {
            case CONFLICT, REFUSED, NEEDS_HUMAN -> true;
            case QUEUED, KEPT, SENT, DELIVERED, SUPERSEDED -> false;
        };
    }

    static DeliveryState ofCode(String code) {
        for (DeliveryState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("unknown delivery state " + code);
    }
}
