package app.vigil.mail;

import jakarta.mail.MessagingException;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Reads what a server's refusal means (RFC 5321, 4.2.1): 4xx comes again, 5xx does not. */
final class SmtpAnswer {

    private static final int PERMANENT = 500;

    private SmtpAnswer() {}

    static Fate of(Exception failure) {
        return causes(failure)
                .filter(SMTPAddressFailedException.class::isInstance)
                .findFirst()
                .map(address -> aboutMailbox(((SMTPAddressFailedException) address).getReturnCode()))
                .orElseGet(() -> causes(failure)
                        .mapToInt(SmtpAnswer::code)
                        .filter(code -> code > 0)
                        .mapToObj(SmtpAnswer::aboutLetter)
                        .findFirst()
                        .orElse(Fate.UNREACHABLE));
    }

    private static Fate aboutMailbox(int code) {
        return code >= PERMANENT
                ? new Fate.Over(LetterState.BOUNCED, LetterTrouble.NO_MAILBOX)
                : new Fate.Later(LetterTrouble.ASKED_TO_WAIT);
    }

    private static Fate aboutLetter(int code) {
        return code >= PERMANENT
                ? new Fate.Over(LetterState.FAILED, LetterTrouble.REFUSED)
                : new Fate.Later(LetterTrouble.ASKED_TO_WAIT);
    }

    private static int code(Exception failure) {
        return switch (failure) {
            case SMTPSendFailedException letter -> letter.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            default -> -1;
        };
    }

    /** Jakarta Mail chains what went wrong by an own link. */
    private static Stream<Exception> causes(Exception failure) {
        return Stream.iterate(
                failure,
                java.util.Objects::nonNull,
                one -> one instanceof MessagingException chained ? chained.getNextException() : null);
    }
}
