package app.vigil.demo.lms.people;

/** A page was asked for before the visitor chose whom to act as. */
public class NobodyChosenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
