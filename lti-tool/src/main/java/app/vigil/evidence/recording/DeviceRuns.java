package app.vigil.evidence.recording;

import app.vigil.evidence.DeviceEvent;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.springframework.stereotype.Component;

/** When each device of a sitting ran, told by its takes: one is one run of one device. */
@Component
public class DeviceRuns {

    private final SegmentIndex index;

    DeviceRuns(SegmentIndex index) {
        this.index = index;
    }

    /** In order of time; a take that has no picture yet ran for no time. */
    public List<DeviceEvent.Recorded> of(SittingId sitting, PersonId examinee) {
        Map<TakeId, Run> runs = new LinkedHashMap<>();
        for (StoredSegment stored : index.of(sitting)) {
            Segment segment = stored.segment();
            Run run = runs.computeIfAbsent(segment.take(), take -> new Run());
            if (segment.opening() != null) {
                run.codecs = segment.opening().codecs();
            }
            run.moments.accept(segment.times().startedAt());
            run.moments.accept(segment.times().startedAt() + segment.times().duration());
        }
        List<DeviceEvent.Recorded> recorded = new ArrayList<>();
        runs.forEach((take, run) -> recorded.add(new DeviceEvent.Recorded(
                sitting,
                examinee,
                take.stream().code(),
                Instant.ofEpochMilli(run.moments.getMin()),
                Instant.ofEpochMilli(run.moments.getMax()),
                run.codecs)));
        recorded.sort(Comparator.comparing(DeviceEvent.Recorded::from));
        return recorded;
    }

    private static final class Run {

        private final LongSummaryStatistics moments = new LongSummaryStatistics();
        private String codecs = "";
    }
}
