package app.vigil.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Letters of the whole installation; the server itself is {@code spring.mail}.
 *
 * @param from sender of institutions that name none; without it, and without theirs, nothing is sent
 * @param giveUpAfter how long a letter is tried
 * @param keepLog how long the log remembers a letter
 */
@ConfigurationProperties("vigil.mail")
record MailSettings(
        @Nullable String from,
        @DefaultValue("5d") Duration giveUpAfter,
        @DefaultValue("365d") Duration keepLog) {}
