package app.vigil.passback;

import app.vigil.exam.Exam;
import app.vigil.review.VerificationStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The plain texts that stand in the gradebook, in the course's language (lti.md, quirk 7: no HTML, no links). */
@Component
class Wording {

    private final MessageSource messages;
    private final PassbackProfiles profiles;

    Wording(MessageSource messages, PassbackProfiles profiles) {
        this.messages = messages;
        this.profiles = profiles;
    }

    /** Named in the institution's language, else in the one of the launch that linked the exam. */
    String itemLabel(Exam exam, @Nullable String launchLanguage) {
        Locale language = language(exam, launchLanguage == null ? Locale.ENGLISH.toLanguageTag() : launchLanguage);
        return messages.getMessage("passback.item.verification", new Object[] {exam.title()}, language);
    }

    /** Language of the gradebook: the institution's, else the one of the launch that linked the exam. */
    Locale language(Exam exam, String launchLocale) {
        Locale language = profiles.of(exam.profile()).language();
        return language == null ? Locale.forLanguageTag(launchLocale) : language;
    }

    String status(VerificationStatus status, Locale language) {
        String label = messages.getMessage("status." + status.number(), null, language);
        return messages.getMessage("passback.remark.status", new Object[] {label}, language);
    }

    String decision(boolean credited, String words, Locale language) {
        String key = credited ? "passback.remark.credited" : "passback.remark.not-credited";
        String decision = messages.getMessage(key, null, language);
        return words.isBlank() ? decision : decision + " " + words.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** One line: a gradebook shows no more. */
    static String joined(@Nullable String status, String decision) {
        return status == null ? decision : status + ". " + decision;
    }
}
