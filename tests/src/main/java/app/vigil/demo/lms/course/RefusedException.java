package app.vigil.demo.lms.course;

/** The person acting has no right to the thing asked for. */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String what) {
        super(what);
    }
}
