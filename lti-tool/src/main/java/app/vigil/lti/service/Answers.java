package app.vigil.lti.service;

import app.vigil.lti.outbound.OutboundFailure;
import app.vigil.lti.outbound.OutboundResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Turns what came of a request into a {@link ServiceFailure} where it is one. */
final class Answers {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private Answers() {}

    static OutboundResponse of(Supplier<OutboundResponse> call) {
        try {
            return call.get();
        } catch (OutboundFailure failure) {
            throw new ServiceFailure(status(failure.kind()), "no answer: " + failure.kind(), null, failure);
        }
    }

    static ServiceFailure failure(int status, OutboundResponse response, String what) {
        Optional<Duration> retryAfter = response.header("retry-after")
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        return new ServiceFailure(status, what + " status=" + response.status(), retryAfter.orElse(null), null);
    }

    private static int status(OutboundFailure.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> ServiceFailure.UNREACHABLE;
            case ADDRESS_REFUSED -> ServiceFailure.FORBIDDEN;
            case TOO_LARGE, UNUSABLE -> 502;
        };
    }
}
