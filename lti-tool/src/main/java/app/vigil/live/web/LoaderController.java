package app.vigil.live.web;

import app.vigil.live.quiz.QuizPage;
import app.vigil.live.quiz.SignalType;
import app.vigil.live.quiz.Throttle;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the loader in a quiz page may do: append signals of its one sitting and read its notices. */
@RestController
class LoaderController {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final int MOST_SIGNALS = 100;
    private static final String BEARER = "Bearer ";

    private final Sittings sittings;
    private final QuizPage quiz;
    private final Throttle throttle;
    private final JsonMapper json;
    private final Clock clock;

    LoaderController(Sittings sittings, QuizPage quiz, Throttle throttle, JsonMapper json, Clock clock) {
        this.sittings = sittings;
        this.quiz = quiz;
        this.throttle = throttle;
        this.json = json;
        this.clock = clock;
    }

    record Report(UUID page, long noticesAfter, List<Item> signals) {

        Report {
            Objects.requireNonNull(page);
            signals = List.copyOf(signals);
        }
    }

    record Item(long seq, String type, long at) {

        QuizPage.Sent sent() {
            return new QuizPage.Sent(seq, SignalType.ofCode(type), at);
        }
    }

    /** @param ended also for a token nobody knows, so that the loader falls silent */
    record Answer(long serverTime, List<QuizPage.Notice> notices, boolean ended) {}

    @PostMapping("/api/loader/signals")
    @OpenEndpoint(
            because = "the bearer token names one running sitting, and only appending to it is possible",
            limitedByItself = true)
    Answer signals(
            @RequestHeader(value = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request)
            throws IOException {
        Report report = read(request);
        Optional<SittingId> sitting = sittingOf(authorization);
        if (sitting.isEmpty()) {
            return new Answer(clock.millis(), List.of(), true);
        }
        throttle.pass(sitting.get());
        quiz.receive(sitting.get(), report.page(), sent(report));
        return new Answer(clock.millis(), quiz.notices(sitting.get(), report.noticesAfter()), false);
    }

    private Optional<SittingId> sittingOf(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(BEARER)
                ? sittings.ofLoaderToken(authorization.substring(BEARER.length()))
                : Optional.empty();
    }

    private Report read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new ProblemException(CommonProblem.TOO_LARGE);
        }
        try {
            Report report = json.readValue(body, Report.class);
            if (report == null) {
                throw new ProblemException(CommonProblem.INVALID_REQUEST);
            }
            return report;
        } catch (JacksonException e) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).causedBy(e);
        }
    }

    private static List<QuizPage.Sent> sent(Report report) {
        if (report.signals().size() > MOST_SIGNALS) {
            throw new ProblemException(CommonProblem.TOO_LARGE);
        }
        try {
            return report.signals().stream().map(Item::sent).toList();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST).causedBy(e);
        }
    }
}
