package app.vigil.shared.web;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All rooms' bundles {@code messages/<room>_<language>.properties}, formatted by ICU for plural and case forms. */
public final class IcuMessages implements MessageSource {

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

    /** Reads every bundle on the class path; a key defined twice is an error. */
    public IcuMessages() {
        for (Locale locale : Language.ALL) {
            byLanguage.put(locale.getLanguage(), read(locale.getLanguage()));
        }
    }

    private static Map<String, String> read(String language) {
        Map<String, String> messages = new HashMap<>();
        try {
            String pattern = "classpath*:messages/*_" + language + ".properties";
            for (Resource bundle : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                Properties properties = new Properties();
                try (Reader reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> {
                    if (messages.put(key.toString(), text.toString()) != null) {
                        throw new IllegalStateException("message key defined twice: " + key);
                    }
                });
            }
        } catch (IOException e) {
            throw new IllegalStateException("message bundles cannot be read", e);
        }
        return messages;
    }

    /** All keys of a language, for the completeness test. */
    public java.util.Set<String> keys(Locale locale) {
        return java.util.Set.copyOf(
                byLanguage.getOrDefault(locale.getLanguage(), Map.of()).keySet());
    }

    @Override
    public @Nullable String getMessage(
            String code, Object @Nullable [] arguments, @Nullable String fallback, @Nullable Locale locale) {
        String text = find(code, locale);
        return text == null ? fallback : format(text, arguments, locale);
    }

    @Override
    public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale)
            throws NoSuchMessageException {
        String text = find(code, locale);
        if (text == null) {
            throw new NoSuchMessageException(code);
        }
        return format(text, arguments, locale);
    }

    @Override
    public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale)
            throws NoSuchMessageException {
        String[] codes = resolvable.getCodes();
        for (String code : codes == null ? new String[0] : codes) {
            String text = find(code, locale);
            if (text != null) {
                return format(text, resolvable.getArguments(), locale);
            }
        }
        String fallback = resolvable.getDefaultMessage();
        if (fallback == null) {
            throw new NoSuchMessageException(codes == null || codes.length == 0 ? "" : codes[0]);
        }
        return fallback;
    }

    private @Nullable String find(String code, @Nullable Locale locale) {
        Locale ours = Language.nearest(locale == null ? Locale.ENGLISH : locale);
        return byLanguage.getOrDefault(ours.getLanguage(), Map.of()).get(code);
    }

    private static String format(String text, Object @Nullable [] arguments, @Nullable Locale locale) {
        if (arguments == null || arguments.length == 0) {
            return text;
        }
        Locale ours = Language.nearest(locale == null ? Locale.ENGLISH : locale);
        return new MessageFormat(text, ours).format(arguments);
    }
}
