package app.vigil.lti.launch;

/** One rule a launch must keep; it throws a {@link app.vigil.shared.ProblemException} with its own code when broken. */
interface LaunchCheck {

    void check(IdToken token);
}
