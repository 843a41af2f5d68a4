package app.vigil.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pictures of screens in every language and size, for people to look at: {@code <language>/<size>/<name>.png}. */
final class Screens {

    static final List<String> LANGUAGES = List.of("ru", "uk", "en");

    private static final Size NOTEBOOK = new Size(1366, 768);
    private static final Size DESKTOP = new Size(1920, 1080);
    /** A picture of a whole page has no edge of the window to stick to. Adopted, because the policy allows no element. */
    private static final String STYLE = """
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('html { scrollbar-width: none } .form-actions-sticky { position: static !important }');
              document.adoptedStyleSheets = [sheet];
            }""";

    private static final int PAPER_DPI = 110;

    private final Path folder;

    Screens(Path folder) {
        this.folder = folder;
    }

    /** A page of the tool in every language, by its own switch. */
    void take(String name, Page page) {
        String address = page.url().replaceAll("[?&]lang=..", "");
        for (String language : LANGUAGES) {
            page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
            take(name, language, page);
        }
    }

    /** A page in the language it speaks just now; one that a reload would take back to an earlier step. */
    void take(String name, String language, Page page) {
        page.waitForLoadState();
        for (Size size : List.of(DESKTOP, NOTEBOOK)) {
            shoot(name, language, size, page, true);
        }
    }

    /** What is to be seen without scrolling: pages made to fit the window. */
    void takeWindow(String name, String language, Page page) {
        for (Size size : List.of(DESKTOP, NOTEBOOK)) {
            shoot(name, language, size, page, false);
        }
    }

    /** The tool's frame in a page of the LMS, as narrow as a course column may leave it. */
    void takeFrame(String name, String language, Page lms) {
        Locator frame = lms.locator("#tool-frame");
        frame.evaluate("frame => { frame.style.width = '320px'; }");
        Number height = (Number) frame.contentFrame().locator("html").evaluate("page => page.scrollHeight");
        frame.evaluate("(frame, height) => { frame.style.height = height + 'px'; }", height);
        frame.screenshot(new Locator.ScreenshotOptions().setPath(file(language, "frame", name)));
    }

    /** A window whose size is not ours to choose. */
    void takeAsItIs(String name, String language, Page window) {
        window.screenshot(new Page.ScreenshotOptions().setPath(file(language, "small", name)));
    }

    /** Every page of a document. */
    void takePaper(String name, String language, byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage picture = renderer.renderImageWithDPI(page, PAPER_DPI);
                ImageIO.write(
                        picture,
                        "png",
                        file(language, "paper", name + "-" + (page + 1)).toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shoot(String name, String language, Size size, Page page, boolean whole) {
        page.setViewportSize(size.width, size.height);
        page.evaluate(STYLE);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(whole)
                .setPath(file(language, size.width + "x" + size.height, name)));
    }

    private Path file(String language, String size, String name) {
        try {
            return Files.createDirectories(folder.resolve(language).resolve(size))
                    .resolve(name + ".png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Size(int width, int height) {}
}
