package app.vigil.document;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Papers as PDF/A: our own page, never one that a person supplies, and nothing is fetched while rendering. */
final class PdfPapers {

    private static final String FONT = "Liberation Serif";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** Says what the numbers of the colours mean, as PDF/A wants. */
    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggingEnabled(false);
    }

    private PdfPapers() {}

    static byte[] of(String html) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            renderer(html).toStream(bytes).run();
        } catch (IOException e) {
            throw new UncheckedIOException("a paper does not render", e);
        }
        return bytes.toByteArray();
    }

    private static PdfRendererBuilder renderer(String html) {
        PdfRendererBuilder renderer = new PdfRendererBuilder();
        renderer.useFastMode();
        renderer.usePdfAConformance(PdfAConformance.PDFA_2_U);
        renderer.useColorProfile(COLOURS);
        renderer.withProducer("Vigil");
        renderer.withHtmlContent(html, null);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            // The QR code is part of the page itself.
            renderer.useExternalResourceAccessControl(
                    (address, type) -> address != null && address.startsWith("data:image/png;base64,"), when);
        }
        useFont(renderer, "LiberationSerif-Regular", REGULAR, FontStyle.NORMAL);
        useFont(renderer, "LiberationSerif-Bold", BOLD, FontStyle.NORMAL);
        useFont(renderer, "LiberationSerif-Italic", REGULAR, FontStyle.ITALIC);
        return renderer;
    }

    private static void useFont(PdfRendererBuilder renderer, String file, int weight, FontStyle style) {
        FSSupplier<InputStream> font = () -> Objects.requireNonNull(
                PdfPapers.class.getResourceAsStream("/liberation/" + file + ".ttf"), "font " + file);
        renderer.useFont(font, FONT, weight, style, true);
    }
}
