package app.vigil.passback;

/** Where a score is on its way to the platform's gradebook; labels are {@code passback.state.<code>}. */
public enum DeliveryState {
    QUEUED("queued"),
    /** The platform said yes; what it holds was not read back yet. */
    SENT("sent"),
    DELIVERED("delivered"),
    /** The platform holds something newer. */
    CONFLICT("conflict"),
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
            case QUEUED, CONFLICT, REFUSED, NEEDS_HUMAN -> true;
            case SENT, DELIVERED, SUPERSEDED -> false;
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
