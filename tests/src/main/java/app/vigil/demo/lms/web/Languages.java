package app.vigil.demo.lms.web;

import java.util.List;

/** The languages of the LMS's own texts, as the {@code locale} of launches names them. */
public final class Languages {

    public static final List<String> ALL = List.of("ru", "uk", "en");

    private Languages() {}
}
