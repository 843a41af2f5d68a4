package app.vigil.people;

import app.vigil.lti.Launch;
import app.vigil.lti.SignedValues;
import app.vigil.shared.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tickets and what a framed page shows to get the next ones are signed for purposes of their own. A used ticket cannot be
 * swapped for another, so that whoever reads one afterwards has nothing; only the page that still shows its token gets
 * more.
 */
@Component
class FrameWindows implements Windows {

    static final Duration TICKET_LIFETIME = Duration.ofSeconds(60);
    static final Duration FRAME_LIFETIME = Duration.ofHours(4);

    private static final String TICKET = "window-ticket";
    private static final String FRAME = "window-frame";

    private final SignedValues signed;
    private final Clock clock;

    FrameWindows(SignedValues signed, Clock clock) {
        this.signed = signed;
        this.clock = clock;
    }

    @Override
    public String ticket(Launch launch, Person person, String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("not a path inside the tool: " + path);
        }
        String entrance = written(new Entrance(person.id(), launch.core().locale(), path, clock.instant()));
        return signed.sign(TICKET, entrance, TICKET_LIFETIME) + "." + signed.sign(FRAME, entrance, FRAME_LIFETIME);
    }

    @Override
    public Optional<String> renew(String frame) {
        return signed.read(FRAME, frame).map(entrance -> signed.sign(TICKET, entrance, TICKET_LIFETIME));
    }

    @Override
    public Optional<Entrance> enter(String ticket) {
        return signed.take(TICKET, ticket).map(FrameWindows::entrance);
    }

    private static String written(Entrance entrance) {
        return String.join(
                "\n",
                entrance.person().toString(),
                entrance.locale().toLanguageTag(),
                Long.toString(entrance.launchedAt().toEpochMilli()),
                entrance.path());
    }

    private static Entrance entrance(String written) {
        String[] lines = written.split("\n", 4);
        Instant launchedAt = Instant.ofEpochMilli(Long.parseLong(lines[2]));
        return new Entrance(PersonId.of(lines[0]), Locale.forLanguageTag(lines[1]), lines[3], launchedAt);
    }
}
