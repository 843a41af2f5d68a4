package app.vigil.document;

import app.vigil.shared.web.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The built-in forms, and over them those in the operator's folder; read once, at the start. */
@Component
class FilePaperTemplates implements PaperTemplates {

    private static final String DEFAULT = "default";

    /** By profile, form and language, joined by slashes. */
    private final Map<String, PaperTemplate> templates = new HashMap<>();

    FilePaperTemplates(DocumentSettings settings) {
        try {
            for (Resource builtIn :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:papers/*/*.yml")) {
                read(builtIn, lastTwo(builtIn.getURL().getPath()));
            }
            readFolder(settings.papers());
        } catch (IOException e) {
            throw new IllegalStateException("the forms of papers cannot be read", e);
        }
    }

    private void readFolder(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yml"))
                    .sorted()
                    .toList()) {
                read(new FileSystemResource(file), lastTwo(file.toUri().getPath()));
            }
        }
    }

    /** The whole file. */
    record Form(@DefaultValue("false") boolean landscape, Map<String, Text> texts) {}

    /** What it says in one language. */
    record Text(
            String title,
            @DefaultValue List<String> above,
            @DefaultValue List<String> lines,
            @DefaultValue List<PaperTemplate.Field> columns,
            @DefaultValue List<String> closing,
            @DefaultValue List<SignatureText> signatures,
            @DefaultValue List<String> notes,
            @DefaultValue Map<String, String> words) {}

    record SignatureText(String signer, @DefaultValue("") String lead, String role) {}

    private void read(Resource file, String name) throws IOException {
        Binder binder = new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader().load(name, file)));
        Form form;
        try {
            form = binder.bind("paper", Bindable.of(Form.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .orElseThrow(() -> new IllegalStateException(name + ": the form begins with \"paper:\""));
        } catch (BindException wrong) {
            throw new IllegalStateException("the form " + name + " cannot be understood", wrong);
        }
        for (Locale locale : Language.ALL) {
            Text text = form.texts().get(locale.getLanguage());
            if (text != null) {
                templates.put(name + "/" + locale.getLanguage(), template(form, text, locale));
            }
        }
    }

    private static PaperTemplate template(Form form, Text text, Locale locale) {
        return new PaperTemplate(
                locale,
                form.landscape(),
                text.title(),
                text.above(),
                text.lines(),
                text.columns(),
                text.closing(),
                text.signatures().stream()
                        .map(line -> new PaperTemplate.Line(line.signer(), line.lead(), line.role()))
                        .toList(),
                text.notes(),
                text.words());
    }

    @Override
    public PaperTemplate of(String profile, String form, Locale locale) {
        String language = Language.nearest(locale).getLanguage();
        PaperTemplate own = templates.get(profile + "/" + form + "/" + language);
        return own != null
                ? own
                : Objects.requireNonNull(
                        templates.get(DEFAULT + "/" + form + "/" + language), "no form " + form + " in " + language);
    }

    @Override
    public void require(String form, PaperTemplate.Vocabulary vocabulary) {
        for (Locale locale : Language.ALL) {
            of(DEFAULT, form, locale);
        }
        templates.forEach((name, template) -> {
            Set<String> unknown = name.split("/")[1].equals(form) ? template.unknown(vocabulary) : Set.of();
            if (!unknown.isEmpty()) {
                throw new IllegalStateException(
                        "the form " + name + " names what nobody fills in, or lacks a sentence: " + unknown);
            }
        });
    }

    /** The profile and the form, from the path of the file. */
    private static String lastTwo(String path) {
        String[] steps = path.split("/");
        return steps[steps.length - 2] + "/" + steps[steps.length - 1].replace(".yml", "");
    }
}
