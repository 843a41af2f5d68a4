package app.vigil.people;

import java.util.Arrays;

/** What somebody was appointed to by an administrative act (R2-008, R2-047). A launch role alone never gives a duty. */
public enum Duty {
    PROCTOR("proctor"),
    DECISION_MAKER("decision-maker"),
    ADMINISTRATOR("administrator"),
    /** Copies recordings and issues them (R1-028). */
    RECORDS_KEEPER("records-keeper"),
    /** Responsible for holding and coordinating the proctoring; confirms acts on violations (R4-062). */
    COORDINATOR("coordinator");

    private final String code;

    Duty(String code) {
        this.code = code;
    }

    /** Stored, never translated. */
    public String code() {
        return code;
    }

    /** The duty of a stored code. */
    public static Duty of(String code) {
        return Arrays.stream(values())
                .filter(duty -> duty.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown duty " + code));
    }
}
