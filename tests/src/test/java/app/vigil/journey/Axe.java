package app.vigil.journey;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs axe-core on screens and keeps what breaks WCAG 2.2 AA, one line for each element. */
final class Axe {

    /** On its way from one colour to another a button has neither. */
    private static final String RUN = """
            () => Promise.allSettled(document.getAnimations()
              .filter(one => one instanceof CSSTransition)
              .map(one => one.finished)).then(() => axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
              resultTypes: ['violations'],
            })).then(found => found.violations.flatMap(rule =>
              rule.nodes.map(node => rule.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary)))
            """;

    private final String source = source();
    private final List<String> violations = new ArrayList<>();

    void check(String screen, Page page) {
        page.waitForLoadState();
        check(screen, page.mainFrame());
    }

    /** Checks one frame alone: what surrounds it belongs to the LMS. */
    void check(String screen, Frame frame) {
        frame.evaluate(source);
        for (Object violation : (List<?>) frame.evaluate(RUN)) {
            violations.add(screen + ": " + violation.toString().replaceAll("\\s+", " "));
        }
    }

    /** Everything found since the last call. */
    List<String> violations() {
        List<String> found = List.copyOf(violations);
        violations.clear();
        return found;
    }

    private static String source() {
        try (InputStream stream = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
