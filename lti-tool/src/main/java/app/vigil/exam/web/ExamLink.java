package app.vigil.exam.web;

import app.vigil.exam.Exam;
import app.vigil.lti.deeplinking.ContentItem;
import app.vigil.shared.VigilSettings;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The activity a course gets for an exam; its own gradebook item is the admission gate. */
@Component
class ExamLink {

    private static final double FULL_ADMISSION = 100;

    private final VigilSettings settings;
    private final MessageSource messages;

    ExamLink(VigilSettings settings, MessageSource messages) {
        this.settings = settings;
        this.messages = messages;
    }

    ContentItem to(Exam exam, Locale locale) {
        String id = exam.id().toString();
        Object[] title = {exam.title()};
        return new ContentItem(
                settings.address("/lti/launch"),
                messages.getMessage("exam.link.title", title, locale),
                messages.getMessage("exam.link.text", title, locale),
                Map.of("exam", id),
                new ContentItem.ItemLine(
                        FULL_ADMISSION, messages.getMessage("exam.link.admission", title, locale), id, "admission"));
    }
}
