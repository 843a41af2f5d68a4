package app.vigil.evidence.recording;

import app.vigil.testing.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of what records, with nothing in it yet, once on each database. */
@ParameterizedClass
@EnumSource(Database.class)
abstract class RecordingOnEachDatabase {

    @Parameter
    Database database;

    @TempDir
    Path data;

    RecordingUnderTest room;

    @BeforeEach
    void empty() {
        room = RecordingUnderTest.on(database, data);
    }
}
