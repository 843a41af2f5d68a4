package app.vigil.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Forms as PDF: our own templates, never one that a person supplies, so nothing is fetched while rendering. */
@Component
class PdfDocuments implements Documents {

    private static final String FONT = "Liberation Serif";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private final SpringTemplateEngine templates;

    PdfDocuments(MessageSource messages) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/documents/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        templates = new SpringTemplateEngine();
        templates.setTemplateResolver(resolver);
        templates.setMessageSource(messages);
        templates.setTemplateEngineMessageSource(messages);
        XRLog.setLoggingEnabled(false);
    }

    @Override
    public byte[] pdf(String template, Locale locale, Map<String, Object> model) {
        String html = html(template, locale, model);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            renderer(html).toStream(bytes).run();
        } catch (IOException e) {
            throw new UncheckedIOException("template " + template + " does not render", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public String html(String template, Locale locale, Map<String, Object> model) {
        return templates.process(template, new Context(locale, model));
    }

    private static PdfRendererBuilder renderer(String html) {
        PdfRendererBuilder renderer = new PdfRendererBuilder();
        renderer.useFastMode();
        renderer.withProducer("Vigil");
        renderer.withHtmlContent(html, null);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            renderer.useExternalResourceAccessControl((address, type) -> false, when);
        }
        useFont(renderer, "LiberationSerif-Regular", REGULAR, FontStyle.NORMAL);
        useFont(renderer, "LiberationSerif-Bold", BOLD, FontStyle.NORMAL);
        useFont(renderer, "LiberationSerif-Italic", REGULAR, FontStyle.ITALIC);
        return renderer;
    }

    private static void useFont(PdfRendererBuilder renderer, String file, int weight, FontStyle style) {
        renderer.useFont(() -> font(file), FONT, weight, style, true);
    }

    private static InputStream font(String file) {
        return Objects.requireNonNull(
                PdfDocuments.class.getResourceAsStream("/liberation/" + file + ".ttf"), "font " + file);
    }
}
