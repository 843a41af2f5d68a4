package app.vigil.evidence.web;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.AuditLog;
import app.vigil.evidence.recording.Playback;
import app.vigil.evidence.recording.StreamName;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes down which seconds of a recording somebody was given (R1-028). A player asks for a few seconds at a time, so what
 * joins is put together; within seconds it is written, for a node that is killed must not take it along.
 */
@Component
class ViewedRanges implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ViewedRanges.class);
    private static final Duration JOINS = Duration.ofSeconds(10);
    /** Ranges of an entry; its detail takes a thousand characters. */
    private static final int AN_ENTRY = 20;

    private final AuditLog audit;
    private final Map<Viewing, List<Playback.Stretch>> open = new HashMap<>();

    ViewedRanges(AuditLog audit) {
        this.audit = audit;
    }

    private record Viewing(PersonId by, SittingId sitting, StreamName stream) {}

    synchronized void given(PersonId by, SittingId sitting, StreamName stream, Playback.Stretch stretch) {
        List<Playback.Stretch> ranges =
                open.computeIfAbsent(new Viewing(by, sitting, stream), fresh -> new ArrayList<>());
        Playback.Stretch joined = stretch;
        for (Playback.Stretch range : List.copyOf(ranges)) {
            if (joined.touches(range, JOINS)) {
                joined = joined.with(range);
                ranges.remove(range);
            }
        }
        ranges.add(joined);
    }

    @Scheduled(fixedDelayString = "PT3S")
    void write() {
        taken().forEach((viewing, ranges) -> {
            for (int first = 0; first < ranges.size(); first += AN_ENTRY) {
                append(viewing, ranges.subList(first, Math.min(first + AN_ENTRY, ranges.size())));
            }
        });
    }

    /** What could not be written waits for the next time. */
    private void append(Viewing viewing, List<Playback.Stretch> ranges) {
        String detail = viewing.stream().code() + " "
                + ranges.stream().map(ViewedRanges::words).collect(Collectors.joining(", "));
        try {
            audit.append(new AuditEntry(
                    viewing.by(),
                    "recording-viewed",
                    "sitting",
                    viewing.sitting().toString(),
                    detail));
        } catch (RuntimeException failed) {
            log.error("what was viewed of sitting {} is written later", viewing.sitting(), failed);
            ranges.forEach(range -> given(viewing.by(), viewing.sitting(), viewing.stream(), range));
        }
    }

    @Override
    public void destroy() {
        write();
    }

    private synchronized Map<Viewing, List<Playback.Stretch>> taken() {
        Map<Viewing, List<Playback.Stretch>> taken = Map.copyOf(open);
        open.clear();
        return taken;
    }

    private static String words(Playback.Stretch range) {
        return second(range.from()) + "/" + second(range.to());
    }

    private static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
