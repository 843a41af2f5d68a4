package app.vigil.mail;

import app.vigil.mail.Postman.Addressed;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The operator's SMTP server, when one is named in {@code spring.mail.host}. */
@Component
class MailServer {

    private final @Nullable JavaMailSender sender;
    private final @Nullable String from;
    private final Clock clock;

    MailServer(ObjectProvider<JavaMailSender> sender, MailSettings settings, Clock clock) {
        this.sender = sender.getIfAvailable();
        this.from = settings.from();
        this.clock = clock;
    }

    boolean configured() {
        return sender != null && from != null;
    }

    /** Sends all over one connection where that holds, and tells of each what became of it. */
    Map<Addressed, Fate> send(List<Addressed> letters) {
        Map<Addressed, Fate> fates = new LinkedHashMap<>();
        Map<MimeMessage, Addressed> messages = new LinkedHashMap<>();
        for (Addressed letter : letters) {
            try {
                messages.put(message(letter), letter);
            } catch (MessagingException noAddress) {
                fates.put(letter, new Fate.Over(LetterState.BOUNCED, LetterTrouble.NO_MAILBOX));
            }
        }
        Map<MimeMessage, Fate> failed = failures(messages);
        messages.forEach((message, letter) -> fates.put(letter, failed.getOrDefault(message, Fate.TAKEN)));
        return fates;
    }

    private Map<MimeMessage, Fate> failures(Map<MimeMessage, Addressed> messages) {
        Map<MimeMessage, Fate> failed = new HashMap<>();
        if (messages.isEmpty()) {
            return failed;
        }
        try {
            Objects.requireNonNull(sender).send(messages.keySet().toArray(MimeMessage[]::new));
        } catch (MailSendException some) {
            some.getFailedMessages()
                    .forEach((message, cause) -> failed.put((MimeMessage) message, SmtpAnswer.of(cause)));
        } catch (MailAuthenticationException refused) {
            messages.keySet().forEach(message -> failed.put(message, new Fate.Later(LetterTrouble.UNAUTHORIZED)));
        } catch (MailException other) {
            messages.keySet().forEach(message -> failed.put(message, Fate.UNREACHABLE));
        }
        return failed;
    }

    private MimeMessage message(Addressed addressed) throws MessagingException {
        MimeMessage message = Objects.requireNonNull(sender).createMimeMessage();
        Letter.Header header = addressed.letter().header();
        InternetAddress author =
                new InternetAddress(Optional.ofNullable(header.from()).orElse(Objects.requireNonNull(from)), true);
        message.setFrom(author);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(addressed.address(), true));
        message.setSubject(addressed.letter().subject(), StandardCharsets.UTF_8.name());
        message.setText(addressed.letter().text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // A letter sent twice, because the connection broke before the server's yes, is the same letter.
        String domain = author.getAddress().substring(author.getAddress().indexOf('@') + 1);
        message.setHeader("Message-ID", "<" + addressed.letter().id() + "@" + domain + ">");
        // RFC 3834: no automatic answers, please.
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
