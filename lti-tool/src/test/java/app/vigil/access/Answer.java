package app.vigil.access;

/**
 * What came back over HTTP.
 *
 * @param code of the problem, empty without one
 */
record Answer(int status, String code) {

    static final Answer SIGN_IN = new Answer(401, "sign-in-required");
    static final Answer NOT_YOURS = new Answer(403, "not-yours");

    boolean refused() {
        return equals(SIGN_IN) || equals(NOT_YOURS);
    }

    boolean failed() {
        return status >= 500;
    }

    boolean ofTheClientsFault() {
        return status >= 400 && status < 500;
    }
}
