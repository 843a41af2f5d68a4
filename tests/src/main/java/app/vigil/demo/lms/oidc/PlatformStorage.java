package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.DemoSettings;
import app.vigil.demo.lms.registration.ToolRegistration;
import app.vigil.demo.lms.registration.ToolRegistrations;
import app.vigil.demo.lms.store.Shelf;
import app.vigil.demo.lms.store.StateFile;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whether this LMS keeps values for tools whose cookies the browser does not keep, and where; Moodle does not. The
 * messages themselves are in {@code platform-storage.js}. Templates call it {@code @platformStorage}.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-pm-s/v0p1">LTI postMessage Storage 0.1</a>
 */
@Component("platformStorage")
public class PlatformStorage {

    /** The frame's name in mode {@link DemoSettings.Storage#FRAME}. */
    public static final String FRAME_NAME = "lti-storage";

    private static final String MODE = "mode";

    private final Shelf<String> site;
    private final DemoSettings settings;
    private final ToolRegistrations tools;

    PlatformStorage(StateFile state, DemoSettings settings, ToolRegistrations tools) {
        this.site = state.shelf("storage", String.class);
        this.settings = settings;
        this.tools = tools;
    }

    /** What was saved last, else what the command line says. */
    public DemoSettings.Storage mode() {
        return site.find(MODE).map(DemoSettings.Storage::valueOf).orElse(settings.platformStorage());
    }

    public void change(DemoSettings.Storage mode) {
        site.put(MODE, mode.name());
    }

    public boolean offered() {
        return target().isPresent();
    }

    public boolean inAFrame() {
        return mode() == DemoSettings.Storage.FRAME;
    }

    /** {@code lti_storage_target} of a login initiation. */
    Optional<String> target() {
        return switch (mode()) {
            case OFF -> Optional.empty();
            case PARENT -> Optional.of("_parent");
            case FRAME -> Optional.of(FRAME_NAME);
        };
    }

    /** Whose messages are answered: the origins of all active tools, separated by blanks. */
    public String origins() {
        return tools.active().stream()
                .map(tool -> ToolRegistration.originOf(tool.targetLinkUri()))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
