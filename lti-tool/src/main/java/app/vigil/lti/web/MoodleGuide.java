package app.vigil.lti.web;

import app.vigil.shared.VigilSettings;
import app.vigil.shared.web.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** {@code config/moodle/*.md} as pages, with this tool's own address in place of the example's. */
@Component
class MoodleGuide {

    private static final String EXAMPLE = "https://vigil.example.edu";
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Map<Locale, String> pages = new HashMap<>();

    MoodleGuide(VigilSettings settings) {
        Language.ALL.forEach(language -> pages.put(
                language,
                render(read(language).replace(EXAMPLE, settings.publicUrl().toString()))));
    }

    /** The guide as HTML, in the language nearest to the wanted one. */
    String in(Locale wanted) {
        return pages.getOrDefault(Language.nearest(wanted), "");
    }

    private static String read(Locale language) {
        try {
            return new ClassPathResource("guide/" + language.getLanguage() + ".md")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the guide is missing in " + language, e);
        }
    }

    private static String render(String markdown) {
        Parser parser = Parser.builder().extensions(EXTENSIONS).build();
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> MoodleGuide::decorate)
                .build()
                .render(parser.parse(markdown));
    }

    /** Headings get the anchors that links within the text name, as code hosts make them. */
    private static void decorate(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            attributes.put("id", anchor(heading));
        } else if (node instanceof TableBlock && tag.equals("table")) {
            attributes.put("class", "table");
        }
    }

    private static String anchor(Heading heading) {
        StringBuilder words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} -]", "")
                .strip()
                .replace(' ', '-');
    }
}
