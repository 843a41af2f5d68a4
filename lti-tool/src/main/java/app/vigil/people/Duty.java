package app.vigil.people;

/** What somebody was appointed to by an administrative act (R2-008, R2-047). A launch role alone never gives a duty. */
public enum Duty {
    PROCTOR("proctor"),
    DECISION_MAKER("decision-maker"),
    ADMINISTRATOR("administrator");

    private final String code;

    Duty(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }
}
