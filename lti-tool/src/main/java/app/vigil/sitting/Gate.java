package app.vigil.sitting;

/** Where the admission of a sitting stands on our side; what the platform holds is the passback room's matter. */
enum Gate {
    /** Not admitted yet. */
    SHUT("shut"),
    OPEN("open"),
    /** Closed by the silence policy; opens again when the agent is back. */
    SUSPENDED("suspended"),
    /** Closed; only the results can open it again. */
    CLOSED("closed"),
    /** Open once more, after the end, for looking at the results. */
    RESULTS("results");

    private final String code;

    Gate(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    String code() {
        return code;
    }

    static Gate ofCode(String code) {
        for (Gate gate : values()) {
            if (gate.code.equals(code)) {
                return gate;
            }
        }
        throw new IllegalArgumentException("unknown gate " + code);
    }
}
