package app.vigil.evidence.recording;

import app.vigil.shared.VigilSettings;
import app.vigil.sitting.SittingErased;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Erases the recording of a sitting that goes: the index with everything else, the files once that is certain, and again
 * after a restart when they could not be.
 */
@Component
class RecordingErasure {

    private static final Logger log = LoggerFactory.getLogger(RecordingErasure.class);

    private static final List<String> TABLES =
            List.of("evidence_segment", "evidence_expected", "evidence_seal", "evidence_gap", "evidence_photo");

    private final JdbcClient jdbc;
    private final Path media;

    RecordingErasure(JdbcClient jdbc, VigilSettings settings) {
        this.jdbc = jdbc;
        this.media = settings.data().resolve("media");
    }

    @EventListener
    void eraseIndex(SittingErased erased) {
        TABLES.forEach(table -> jdbc.sql("delete from " + table + " where sitting = :sitting")
                .param("sitting", erased.sitting().value())
                .update());
    }

    @ApplicationModuleListener
    void eraseFiles(SittingErased erased) throws IOException {
        if (FileSystemUtils.deleteRecursively(media.resolve(erased.sitting().toString()))) {
            log.info("erased the recording of sitting {}", erased.sitting());
        }
    }
}
