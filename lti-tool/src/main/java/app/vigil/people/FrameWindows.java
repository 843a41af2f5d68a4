package app.vigil.people;

import app.vigil.lti.Launch;
import app.vigil.lti.OneUseValues;
import app.vigil.shared.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every framed page is a row under the hash of its token. A used ticket cannot be swapped for another, so that whoever
 * reads one afterwards has nothing; only the page that still shows its token gets more.
 */
@Component
class FrameWindows implements Windows {

    static final Duration TICKET_LIFETIME = Duration.ofSeconds(60);
    static final Duration FRAME_LIFETIME = Duration.ofHours(4);

    private static final String PURPOSE = "window-ticket";
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final OneUseValues oneUse;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FrameWindows(JdbcClient jdbc, OneUseValues oneUse, Clock clock) {
        this.jdbc = jdbc;
        this.oneUse = oneUse;
        this.clock = clock;
    }

    @Override
    public String ticket(Launch launch, Person person, String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("not a path inside the tool: " + path);
        }
        Entrance entrance = new Entrance(person.id(), launch.core().locale(), path);
        String frame = freshToken();
        forgetOldFrames();
        keep(frame, entrance);
        return issue(entrance) + "." + frame;
    }

    @Override
    public Optional<String> renew(String frame) {
        return jdbc.sql("select person, locale, path from window_frame where token_hash = :hash and expires_at > :now")
                .param("hash", hash(frame))
                .param("now", now())
                .query(FrameWindows::entrance)
                .optional()
                .map(this::issue);
    }

    @Override
    public Optional<Entrance> enter(String ticket) {
        return oneUse.take(PURPOSE, ticket).map(FrameWindows::read);
    }

    private String issue(Entrance entrance) {
        String value = entrance.person() + "\n" + entrance.locale().toLanguageTag() + "\n" + entrance.path();
        return oneUse.issue(PURPOSE, value, TICKET_LIFETIME);
    }

    private static Entrance read(String value) {
        String[] lines = value.split("\n", 3);
        return new Entrance(PersonId.of(lines[0]), Locale.forLanguageTag(lines[1]), lines[2]);
    }

    private void keep(String frame, Entrance entrance) {
        jdbc.sql("""
                        insert into window_frame (token_hash, person, locale, path, expires_at)
                        values (:hash, :person, :locale, :path, :expiresAt)""")
                .param("hash", hash(frame))
                .param("person", entrance.person().value())
                .param("locale", entrance.locale().toLanguageTag())
                .param("path", entrance.path())
                .param("expiresAt", now().plus(FRAME_LIFETIME))
                .update();
    }

    private void forgetOldFrames() {
        jdbc.sql("delete from window_frame where expires_at <= :now")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String freshToken() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }

    private static Entrance entrance(ResultSet row, int number) throws SQLException {
        return new Entrance(
                new PersonId(row.getObject("person", UUID.class)),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("path"));
    }
}
