package app.vigil.document;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words around a paper, which are the same on every form: page, number, version. */
final class PaperWords {

    private final MessageSource messages;
    private final Paper paper;
    private final Locale locale;

    PaperWords(MessageSource messages, Paper paper) {
        this.messages = messages;
        this.paper = paper;
        this.locale = paper.locale();
    }

    String page() {
        return of("document.page");
    }

    String ofPages() {
        return of("document.of-pages");
    }

    String sign() {
        return of("document.signature");
    }

    String check() {
        return of("document.check");
    }

    /** Number, date and version; or that it is a draft. */
    String registration() {
        Paper.Registration registered = paper.registration();
        return registered == null
                ? of("document.draft")
                : of("document.registration", registered.number(), registered.date(), registered.shortVersion());
    }

    private String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
