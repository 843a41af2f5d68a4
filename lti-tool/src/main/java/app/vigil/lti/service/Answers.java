package app.vigil.lti.service;

import app.vigil.lti.outbound.OutboundFailure;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.service.ServiceFailure.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Turns what came of a request into a {@link ServiceFailure} where it is one. */
final class Answers {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private Answers() {}

    static OutboundResponse of(Supplier<OutboundResponse> call) {
        try {
            return call.get();
        } catch (OutboundFailure failure) {
            throw new ServiceFailure(kind(failure.kind()), "no answer: " + failure.kind(), failure);
        }
    }

    static ServiceFailure failure(OutboundResponse response, String what) {
        return new ServiceFailure(
                response.status(),
                what + " status=" + response.status(),
                retryAfter(response).orElse(null));
    }

    /** Seconds, or a date to be read against the platform's own clock (RFC 9110, 10.2.3). */
    private static Optional<Duration> retryAfter(OutboundResponse response) {
        Optional<String> asked = response.header("retry-after").map(String::strip);
        Optional<Duration> seconds = asked.filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        return seconds.or(() -> asked.flatMap(Answers::date)
                        .flatMap(until -> date(response).map(now -> Duration.between(now, until))))
                .filter(wait -> !wait.isNegative() && wait.compareTo(LONGEST_WAIT) <= 0);
    }

    /** The platform's clock when it answered. */
    static Optional<Instant> date(OutboundResponse response) {
        return response.header("date").flatMap(Answers::date);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    static Kind kind(OutboundFailure.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> Kind.UNREACHABLE;
            case TIMED_OUT -> Kind.TIMED_OUT;
            case UNTRUSTED -> Kind.UNTRUSTED;
            case ADDRESS_REFUSED -> Kind.NOT_ALLOWED;
            case TOO_LARGE, UNUSABLE -> Kind.UNREADABLE;
        };
    }
}
