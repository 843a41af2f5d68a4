package app.vigil.lti;

import app.vigil.lti.RunningTool.Errand;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * {@code --check} or {@code --check=<platform>}: asks the running tool to examine its connections and prints what it says.
 * Exit status 0 when all is well, 1 when something is not, 2 when nothing could be checked.
 */
public final class DoctorCommand {

    /** What the token of the request is good for. */
    public static final String PURPOSE = "connection-check";

    /** Last line of a report in which nothing is bad. */
    public static final String HEALTHY = RunningTool.WELL;

    /** Last line of any other report. */
    public static final String NOT_HEALTHY = "not ok";

    private DoctorCommand() {}

    /** The exit status; empty when the arguments ask for no check. */
    public static Optional<Integer> run(String[] arguments, PrintStream out, PrintStream errors) {
        String platform = new SimpleCommandLinePropertySource(arguments).getProperty("check");
        return platform == null
                ? Optional.empty()
                : Optional.of(RunningTool.ask(arguments, new Errand(PURPOSE, "/lti/check", platform), out, errors));
    }
}
