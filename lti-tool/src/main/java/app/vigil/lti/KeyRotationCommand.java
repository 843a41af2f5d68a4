package app.vigil.lti;

import app.vigil.lti.RunningTool.Errand;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * {@code --rotate-keys} or {@code --rotate-keys=<platform>}: asks the running tool to renew its signing keys and prints
 * which key of each platform follows, and when. Exit status 0 when done, 1 when there is no such platform, 2 when nobody
 * answered.
 */
public final class KeyRotationCommand {

    /** What the token of the request is good for. */
    public static final String PURPOSE = "key-rotation";

    /** Last line when the keys are being renewed. */
    public static final String DONE = RunningTool.WELL;

    private KeyRotationCommand() {}

    /** The exit status; empty when the arguments ask for no rotation. */
    public static Optional<Integer> run(String[] arguments, PrintStream out, PrintStream errors) {
        String platform = new SimpleCommandLinePropertySource(arguments).getProperty("rotate-keys");
        return platform == null
                ? Optional.empty()
                : Optional.of(
                        RunningTool.ask(arguments, new Errand(PURPOSE, "/lti/keys/rotation", platform), out, errors));
    }
}
