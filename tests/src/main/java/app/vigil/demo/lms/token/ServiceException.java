package app.vigil.demo.lms.token;

/** A service call is refused with this HTTP status. */
public class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public ServiceException(int status, String reason) {
        super(reason);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
