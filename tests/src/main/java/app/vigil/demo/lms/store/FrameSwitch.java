package app.vigil.demo.lms.store;

import app.vigil.demo.lms.DemoSettings;
import org.springframework.stereotype.Component;

/** "Allow frame embedding", which Moodle keeps off: whether tools may show pages of this LMS in a frame. */
@Component
public class FrameSwitch {

    private static final String ALLOWED = "allowed";

    private final Shelf<String> site;
    private final DemoSettings settings;

    public FrameSwitch(StateFile state, DemoSettings settings) {
        this.site = state.shelf("framing", String.class);
        this.settings = settings;
    }

    /** What was saved last, else what the command line says. */
    public boolean on() {
        return site.find(ALLOWED).map(Boolean::parseBoolean).orElse(settings.allowFrameEmbedding());
    }

    public void turn(boolean on) {
        site.put(ALLOWED, Boolean.toString(on));
    }
}
