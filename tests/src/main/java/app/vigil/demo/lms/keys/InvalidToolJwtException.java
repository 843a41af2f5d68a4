package app.vigil.demo.lms.keys;

/** A JWT of a tool fails one of the checks; the message says which. */
public class InvalidToolJwtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidToolJwtException(String fault) {
        super(fault);
    }
}
