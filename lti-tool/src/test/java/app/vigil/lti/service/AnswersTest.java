package app.vigil.lti.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.outbound.OutboundFailure;
import app.vigil.lti.outbound.OutboundResponse;
import app.vigil.lti.service.ServiceFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an answer that is no success, and of no answer at all. */
class AnswersTest {

    private static final String DATE = "Fri, 20 Nov 2026 08:00:00 GMT";

    @Test
    void handsASuccessOn() {
        OutboundResponse response = new OutboundResponse(200, Map.of(), new byte[0]);
        assertThat(Answers.of(() -> response)).isSameAs(response);
    }

    @ParameterizedTest
    @EnumSource(OutboundFailure.Kind.class)
    void tellsApartWhyThereWasNoAnswer(OutboundFailure.Kind kind) {
        Kind expected = switch (kind) {
            case UNREACHABLE -> Kind.UNREACHABLE;
            case TIMED_OUT -> Kind.TIMED_OUT;
            case UNTRUSTED -> Kind.UNTRUSTED;
            case ADDRESS_REFUSED -> Kind.NOT_ALLOWED;
            case TOO_LARGE, UNUSABLE -> Kind.UNREADABLE;
        };
        assertThat(Answers.kind(kind)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, PT0S
            17, PT17S
            ' 17 ', PT17S
            86400, PT24H
            86401,
            1234567,
            -1,
            1.5,
            soon,
            'Fri, 20 Nov 2026 08:00:30 GMT', PT30S
            'Fri, 20 Nov 2026 08:00:00 GMT', PT0S
            'Fri, 20 Nov 2026 07:59:59 GMT',
            'Sat, 21 Nov 2026 08:00:00 GMT', PT24H
            'Sat, 21 Nov 2026 08:00:01 GMT',
            """)
    void readsHowLongToWait(String header, Duration wait) {
        ServiceFailure failure = Answers.failure(response(Map.of("retry-after", header, "date", DATE)), "POST");
        assertThat(failure.retryAfter()).isEqualTo(wait);
        assertThat(failure.kind()).isEqualTo(Kind.ANSWERED);
        assertThat(failure.status()).isEqualTo(429);
        assertThat(failure).hasMessage("POST status=429");
    }

    @Test
    void waitsForNoDateOfAPlatformThatTellsNoTime() {
        assertThat(Answers.failure(response(Map.of("retry-after", DATE)), "POST")
                        .retryAfter())
                .isNull();
        assertThat(Answers.failure(response(Map.of()), "POST").retryAfter()).isNull();
    }

    @Test
    void readsThePlatformsClock() {
        assertThat(Answers.date(response(Map.of("date", " " + DATE + " "))))
                .contains(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(Answers.date(response(Map.of("date", "yesterday")))).isEmpty();
        assertThat(Answers.date(response(Map.of()))).isEmpty();
    }

    private static OutboundResponse response(Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new OutboundResponse(429, all, new byte[0]);
    }
}
