package app.vigil.document;

import java.util.Locale;
import java.util.Map;

/** Renders papers from the one model, and pages from templates; knows nothing of exams. */
public interface Documents {

    /** As PDF/A-2 with embedded fonts that have Cyrillic. */
    byte[] pdf(Paper paper);

    /** The same with these words at the foot of every page, where it is no draft and registered nowhere: an extract. */
    byte[] pdf(Paper paper, String foot);

    /** For a word processor. */
    byte[] docx(Paper paper);

    /** The same with these words at the foot, as above. */
    byte[] docx(Paper paper, String foot);

    /** For a spreadsheet. */
    byte[] xlsx(Paper paper);

    /** The same with these words at the foot, as above. */
    byte[] xlsx(Paper paper, String foot);

    /**
     * Renders a Thymeleaf template below {@code templates/documents/} as a page of its own, to be read with any browser.
     *
     * @param model what the template reads
     */
    String html(String template, Locale locale, Map<String, Object> model);
}
