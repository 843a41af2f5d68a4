package app.vigil.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A registered paper in somebody's window. What is downloaded is kept by its kind and form, to be looked at. */
final class PaperWindow {

    private final Page page;
    private final Path kept;

    PaperWindow(Page page, Path kept) {
        this.page = page;
        this.kept = kept;
    }

    /** Signs with this name; returns the paper's address. */
    String sign(String name) {
        page.locator("[data-test=name]").fill(name);
        page.locator("[data-test=sign]").click();
        assertThat(page.locator("[data-test=sign]")).hasCount(0);
        return page.url();
    }

    /** From a protocol: a paper of this kind for the whole exam, as a reader finds it in every form. */
    List<String> drawUp(String kind) throws IOException {
        page.locator("[data-test=all-papers]").click();
        return register(kind);
    }

    /** From the papers of an exam: the same. */
    List<String> register(String kind) throws IOException {
        page.locator("[data-test=kind]").selectOption(kind);
        page.locator("[data-test=register]").click();
        return texts(kind);
    }

    byte[] pdf(String kind) {
        return download(kind, "pdf");
    }

    /** What a reader finds in the PDF, the DOCX and the XLSX. */
    List<String> texts(String kind) throws IOException {
        return List.of(
                OfficeText.of(pdf(kind)), OfficeText.of(download(kind, "docx")), OfficeText.of(download(kind, "xlsx")));
    }

    /** Where the QR code leads, for somebody without any session: this file is genuine, one with a changed byte is not. */
    void checkedIn(Page stranger, String tool, byte[] pdf) {
        stranger.navigate(tool + page.locator("[data-test=check]").getAttribute("href"));
        assertThat(stranger.locator("[data-test=signer]")).hasCount(2);
        stranger.locator("[data-test=file]").setInputFiles(new FilePayload("genuine.pdf", "application/pdf", pdf));
        assertThat(stranger.locator("[data-test=same]")).isVisible();
        byte[] changed = pdf.clone();
        changed[changed.length / 2] ^= 1;
        stranger.locator("[data-test=file]").setInputFiles(new FilePayload("changed.pdf", "application/pdf", changed));
        assertThat(stranger.locator("[data-test=other]")).isVisible();
        assertThat(stranger.locator("[data-test=same]")).isHidden();
    }

    private byte[] download(String kind, String form) {
        Path file = kept.resolve(kind + "." + form);
        page.waitForDownload(() -> page.locator("[data-test=" + form + "]").click())
                .saveAs(file);
        return read(file);
    }

    /** All that were kept in the folder, page by page. */
    static void look(Path kept, Screens screens, String language) {
        try (Stream<Path> files = Files.list(kept)) {
            files.filter(file -> file.toString().endsWith(".pdf"))
                    .forEach(file -> screens.takePaper("D-" + file.getFileName(), language, read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
