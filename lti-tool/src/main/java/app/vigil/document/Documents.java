package app.vigil.document;

import java.util.Locale;
import java.util.Map;

/** Renders forms from data given; knows nothing of exams. */
public interface Documents {

    /**
     * Renders a Thymeleaf template below {@code templates/documents/} to PDF with embedded fonts that have Cyrillic.
     *
     * @param model what the template reads
     */
    byte[] pdf(String template, Locale locale, Map<String, Object> model);

    /** Renders such a template as a page of its own, to be read with any browser. */
    String html(String template, Locale locale, Map<String, Object> model);
}
