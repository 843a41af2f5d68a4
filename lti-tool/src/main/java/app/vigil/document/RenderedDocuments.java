package app.vigil.document;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** All four kinds of the same paper. */
@Component
class RenderedDocuments implements Documents {

    private final SpringTemplateEngine templates;
    private final MessageSource messages;

    RenderedDocuments(MessageSource messages) {
        this.messages = messages;
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/documents/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        templates = new SpringTemplateEngine();
        templates.setTemplateResolver(resolver);
        templates.setMessageSource(messages);
        templates.setTemplateEngineMessageSource(messages);
    }

    @Override
    public byte[] pdf(Paper paper) {
        return pdf(paper, words(paper).registration());
    }

    @Override
    public byte[] pdf(Paper paper, String foot) {
        Map<String, Object> model = new HashMap<>();
        model.put("paper", paper);
        model.put("foot", foot);
        model.put("language", paper.language());
        model.put("boxRows", boxRows(paper));
        Paper.Registration registration = paper.registration();
        if (registration != null) {
            String code = Base64.getEncoder().encodeToString(QrCode.png(registration.address()));
            model.put("code", "data:image/png;base64," + code);
        }
        return PdfPapers.of(html("paper", paper.locale(), model));
    }

    @Override
    public byte[] docx(Paper paper) {
        return docx(paper, words(paper).registration());
    }

    @Override
    public byte[] docx(Paper paper, String foot) {
        return new DocxPaper(paper, words(paper), foot).bytes();
    }

    @Override
    public byte[] xlsx(Paper paper) {
        return xlsx(paper, words(paper).registration());
    }

    @Override
    public byte[] xlsx(Paper paper, String foot) {
        return new XlsxPaper(paper, words(paper), foot).bytes();
    }

    @Override
    public String html(String template, Locale locale, Map<String, Object> model) {
        return templates.process(template, new Context(locale, model));
    }

    /** The boxes as the form shows them: the first half on the left, the second on the right. */
    static List<List<Paper.Box>> boxRows(Paper paper) {
        List<Paper.Box> boxes = paper.boxes();
        int half = (boxes.size() + 1) / 2;
        return IntStream.range(0, half)
                .mapToObj(row -> row + half < boxes.size()
                        ? List.of(boxes.get(row), boxes.get(row + half))
                        : List.of(boxes.get(row)))
                .toList();
    }

    private PaperWords words(Paper paper) {
        return new PaperWords(messages, paper);
    }
}
