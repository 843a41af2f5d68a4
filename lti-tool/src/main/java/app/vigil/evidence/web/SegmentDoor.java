package app.vigil.evidence.web;

import app.vigil.shared.web.ProblemAnswer;
import app.vigil.shared.web.SessionPasses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * The short way for segments, which come by the hundred a second: session, security chain and dispatcher cost several
 * times what storing one does. Who came the ordinary way lately has a pass ({@link SessionPasses}) and enters here if the
 * CSRF token is right and the sitting their own. Whoever is not certain goes the ordinary way, to
 * {@link StreamsController}, and is let in or refused there.
 */
final class SegmentDoor extends HttpFilter {

    private static final Pattern ADDRESS =
            Pattern.compile("/api/sittings/([0-9a-f-]{36})/streams/([a-z]{1,10})/segments/(\\d{1,15})");

    private final transient SessionPasses passes;
    private final transient UploaderOfSitting uploaders;
    private final transient SegmentUpload upload;
    private final transient ProblemAnswer problems;

    SegmentDoor(SessionPasses passes, UploaderOfSitting uploaders, SegmentUpload upload, ProblemAnswer problems) {
        this.passes = passes;
        this.uploaders = uploaders;
        this.upload = upload;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain ordinaryWay)
            throws IOException, ServletException {
        Optional<SegmentUpload.Place> place = placeOf(request).filter(named -> mayEnter(named, request));
        if (place.isPresent()) {
            take(place.get(), request, response);
        } else {
            ordinaryWay.doFilter(request, response);
        }
    }

    private static Optional<SegmentUpload.Place> placeOf(HttpServletRequest request) {
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        return HttpMethod.PUT.matches(request.getMethod()) && address.matches()
                ? Optional.of(
                        new SegmentUpload.Place(address.group(1), address.group(2), Long.parseLong(address.group(3))))
                : Optional.empty();
    }

    private boolean mayEnter(SegmentUpload.Place place, HttpServletRequest request) {
        return passes.viewerOf(request)
                .filter(viewer -> uploaders.permits(viewer, Map.of("sittingId", place.sitting())))
                .isPresent();
    }

    private void take(SegmentUpload.Place place, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        SegmentUpload.Answer answer;
        try {
            answer = upload.take(place, request);
        } catch (IOException | RuntimeException refused) {
            problems.write(refused, request, response);
            return;
        }
        write(answer, response);
    }

    private static void write(SegmentUpload.Answer answer, HttpServletResponse response) throws IOException {
        SegmentUpload.Receipt receipt = answer.receipt();
        byte[] body = "{\"sequence\":%d,\"durable\":%b}"
                .formatted(receipt.sequence(), receipt.durable())
                .getBytes(StandardCharsets.US_ASCII);
        response.setStatus(answer.status().value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(body);
    }
}
