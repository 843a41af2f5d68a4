package app.vigil.people;

import app.vigil.lti.Invitations;
import app.vigil.lti.OperatorTokens;
import app.vigil.shared.Foundation;
import app.vigil.shared.MasterKey;
import app.vigil.shared.VigilSettings;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * What an operator asks on the command line ({@code --vigil.command=…}). A command reads the settings and the master key
 * and signs; it opens neither the database nor a port, so it may run beside the tool.
 */
public enum OperatorCommand {
    /** Prints a link that makes whoever opens it the operator, once and within the hour. */
    ADMIN_LINK("admin-link") {
        @Override
        String address(VigilSettings settings, MasterKey key, Clock clock) {
            String token = OperatorTokens.issue(SESSION_PURPOSE, LINK_LIFETIME, key, clock);
            return settings.address("/operator/enter?token=" + token).toString();
        }
    },
    /** Prints the address by which one platform may register itself. */
    INVITATION("invitation") {
        @Override
        String address(VigilSettings settings, MasterKey key, Clock clock) {
            String token = OperatorTokens.issue(Invitations.PURPOSE, Invitations.LIFETIME, key, clock);
            return Invitations.address(settings, token).toString();
        }
    };

    /** What the token of the operator's link is good for. */
    public static final String SESSION_PURPOSE = "operator-session";

    /** Commands of rooms above, which are asked first. */
    private static final String ELSEWHERE = ", verify --file=package.zip [--key=thumbprint]";

    private static final Duration LINK_LIFETIME = Duration.ofHours(1);

    private final String code;

    OperatorCommand(String code) {
        this.code = code;
    }

    abstract String address(VigilSettings settings, MasterKey key, Clock clock);

    /**
     * Runs the commands that the arguments name, one after another with a comma between; each prints one line.
     *
     * @return the exit status; empty when they name none and the tool itself is to start
     */
    public static Optional<Integer> run(String[] arguments, PrintStream out, PrintStream errors) {
        String asked = new SimpleCommandLinePropertySource(arguments).getProperty("vigil.command");
        if (asked == null) {
            return Optional.empty();
        }
        List<OperatorCommand> commands = new ArrayList<>();
        for (String code : asked.split(",", -1)) {
            Optional<OperatorCommand> command = named(code);
            if (command.isEmpty()) {
                errors.println("unknown command " + code + "; there are: " + all());
                return Optional.of(2);
            }
            commands.add(command.get());
        }
        addresses(commands, arguments).forEach(out::println);
        return Optional.of(0);
    }

    private static List<String> addresses(List<OperatorCommand> commands, String[] arguments) {
        SpringApplicationBuilder foundation = new SpringApplicationBuilder(Foundation.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false);
        try (ConfigurableApplicationContext context = foundation.run(arguments)) {
            VigilSettings settings = context.getBean(VigilSettings.class);
            MasterKey key = context.getBean(MasterKey.class);
            Clock clock = context.getBean(Clock.class);
            return commands.stream()
                    .map(command -> command.address(settings, key, clock))
                    .toList();
        }
    }

    private static Optional<OperatorCommand> named(String code) {
        return Arrays.stream(values())
                .filter(command -> command.code.equals(code))
                .findFirst();
    }

    private static String all() {
        return Arrays.stream(values()).map(command -> command.code).collect(Collectors.joining(", ", "", ELSEWHERE));
    }
}
