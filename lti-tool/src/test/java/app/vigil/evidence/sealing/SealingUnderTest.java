package app.vigil.evidence.sealing;

import app.vigil.evidence.EvidenceSealed;
import app.vigil.evidence.recording.RecordingUnderTest;
import app.vigil.shared.MasterKey;
import app.vigil.testing.Database;
import app.vigil.testing.KnownExams;
import java.nio.file.Path;

/** A recording room whose seals are signed. */
public final class SealingUnderTest {

    public final RecordingUnderTest recording;
    public final EvidenceKeys keys;
    public final Manifests manifests;

    public SealingUnderTest(Database database, Path data) {
        this(RecordingUnderTest.on(database, data));
    }

    public SealingUnderTest(RecordingUnderTest recording) {
        this.recording = recording;
        keys = new EvidenceKeys(recording.connection.jdbc(), MasterKey.of(new byte[32]), recording.clock);
        manifests = new Manifests(
                recording.connection.jdbc(),
                keys,
                new Manifests.Recorded(
                        recording.sittings,
                        new KnownExams(),
                        recording.index,
                        recording.state(),
                        recording.photos,
                        recording.recordings()),
                recording.clock,
                recording.published::add,
                recording.connection.transaction());
        recording.listener = event -> {
            if (event instanceof EvidenceSealed sealed) {
                manifests.on(sealed);
            }
        };
    }
}
