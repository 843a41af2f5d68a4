package app.vigil.evidence.web;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.Segment;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What an agent says about a segment beside its bytes. */
final class SegmentHeaders {

    private static final Set<String> CONTAINERS = Set.of("video/mp4", "video/webm");
    /** Segments take three seconds; a page that is hidden or busy may cut them late. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Agents keep our time; a clock that is put on during the exam, here or there, must not cost its recording. */
    private static final Duration LATEST_START = Duration.ofHours(2);

    private static final int LONGEST_TYPE = 200;
    private static final int LONGEST_AGENT = 1000;

    private final HttpServletRequest request;
    private final long now;

    SegmentHeaders(HttpServletRequest request, long now) {
        this.request = request;
        this.now = now;
    }

    int take() {
        return Math.toIntExact(number("Vigil-Take", 100_000));
    }

    Segment.Kind kind() {
        return switch (String.valueOf(request.getHeader("Vigil-Kind"))) {
            case "init" -> Segment.Kind.INIT;
            case "media" -> Segment.Kind.MEDIA;
            default -> throw invalid("Vigil-Kind");
        };
    }

    String mediaType() {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            String container = type.getType() + "/" + type.getSubtype();
            if (CONTAINERS.contains(container)) {
                return container;
            }
        } catch (InvalidMediaTypeException e) {
            throw new ProblemException(EvidenceProblem.MEDIA_TYPE_UNKNOWN).causedBy(e);
        }
        throw new ProblemException(EvidenceProblem.MEDIA_TYPE_UNKNOWN);
    }

    String predecessor() {
        return ContentDigest.ofHeader("Vigil-Predecessor", request.getHeader("Vigil-Predecessor"))
                .hex();
    }

    Segment.@Nullable Opening opening() {
        return switch (kind()) {
            case MEDIA -> null;
            case INIT -> new Segment.Opening(codecs(), agent(), clockOffset());
        };
    }

    private String codecs() {
        String codecs = request.getHeader("Vigil-Codecs");
        if (codecs == null || codecs.length() > LONGEST_TYPE || !codecs.startsWith(mediaType())) {
            throw invalid("Vigil-Codecs");
        }
        return codecs;
    }

    Segment.Times times() {
        return new Segment.Times(
                number("Vigil-Start-Ms", now + LATEST_START.toMillis()),
                number("Vigil-Media-Start-Ms", Integer.MAX_VALUE),
                number("Vigil-Duration-Ms", LONGEST.toMillis()),
                frames());
    }

    private int frames() {
        return request.getHeader("Vigil-Frames") == null ? 0 : Math.toIntExact(number("Vigil-Frames", 100_000));
    }

    private String agent() {
        String agent = request.getHeader("Vigil-Agent");
        if (agent == null || agent.length() > LONGEST_AGENT) {
            throw invalid("Vigil-Agent");
        }
        return agent;
    }

    private long clockOffset() {
        try {
            return Long.parseLong(String.valueOf(request.getHeader("Vigil-Clock-Offset-Ms")));
        } catch (NumberFormatException e) {
            throw invalid("Vigil-Clock-Offset-Ms").causedBy(e);
        }
    }

    private long number(String header, long most) {
        try {
            double value = Double.parseDouble(String.valueOf(request.getHeader(header)));
            if (value >= 0 && value <= most) {
                return Math.round(value);
            }
        } catch (NumberFormatException e) {
            throw invalid(header).causedBy(e);
        }
        throw invalid(header);
    }

    private static ProblemException invalid(String header) {
        return new ProblemException(CommonProblem.INVALID_REQUEST).with("header", header);
    }
}
