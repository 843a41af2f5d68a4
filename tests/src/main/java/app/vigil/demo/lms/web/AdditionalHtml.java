package app.vigil.demo.lms.web;

import app.vigil.demo.lms.DemoSettings;
import app.vigil.demo.lms.store.Shelf;
import app.vigil.demo.lms.store.StateFile;
import org.springframework.stereotype.Component;

/** Raw HTML the administrator puts into the head of every page, site-wide, as in Moodle. */
@Component
public class AdditionalHtml {

    private static final String HEAD = "additionalHtmlHead";

    private final Shelf<String> site;
    private final DemoSettings settings;

    public AdditionalHtml(StateFile state, DemoSettings settings) {
        this.site = state.shelf("site", String.class);
        this.settings = settings;
    }

    /** What was saved last, else what the command line says. */
    public String current() {
        return site.find(HEAD).orElse(settings.additionalHtml());
    }

    public void change(String html) {
        site.put(HEAD, html);
    }
}
