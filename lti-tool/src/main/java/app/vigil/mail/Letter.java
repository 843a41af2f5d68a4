package app.vigil.mail;

import app.vigil.lti.RegistrationId;
import app.vigil.shared.PersonId;
import app.vigil.shared.PersonalData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be told by e-mail. Where to is looked up when it is sent.
 *
 * @param institution whose person it is; the letter goes when the institution does
 * @param about what it is about, for the log: letters are found by it
 * @param kind label {@code letter.kind.<kind>}
 * @param occasion one letter to one person for each, however often it is posted
 * @param subject says nothing about anybody: it is read over shoulders and kept by every server on the way
 * @param header the sender and what the address is checked for
 */
public record Letter(
        PersonId to,
        RegistrationId institution,
        UUID about,
        String kind,
        String occasion,
        String subject,
        @PersonalData String text,
        Header header) {

    /**
     * What an institution says of its mail.
     *
     * @param from its own address (R2-045); null sends from the installation's
     * @param domain of the addresses it writes to; null writes to any
     */
    public record Header(@Nullable String from, @Nullable String domain) {}
}
