package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.lti.RegistrationDeleted;
import app.vigil.retention.Retention;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingErased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Erases the recording of a sitting that goes: the index with everything else, the files once that is certain, and again
 * after a restart when they could not be.
 */
@Component
class RecordingErasure {

    private static final Logger log = LoggerFactory.getLogger(RecordingErasure.class);

    private final HeldRecordings held;
    private final JdbcClient jdbc;
    private final SegmentStore store;
    private final Retention retention;

    RecordingErasure(HeldRecordings held, JdbcClient jdbc, SegmentStore store, Retention retention) {
        this.held = held;
        this.jdbc = jdbc;
        this.store = store;
        this.retention = retention;
    }

    /** What somebody holds, such as an appeal, is not erased; then nothing of its institution is. */
    @EventListener
    void eraseIndex(SittingErased erased) {
        if (!retention.forget(erased.sitting().value())) {
            throw new ProblemException(EvidenceProblem.RECORDING_HELD).with("sitting", erased.sitting());
        }
        held.eraseIndex(erased.sitting());
    }

    @EventListener
    void eraseKeys(RegistrationDeleted deleted) {
        jdbc.sql("delete from evidence_key where institution = :institution")
                .param("institution", deleted.registration().value())
                .update();
    }

    @ApplicationModuleListener
    void eraseFiles(SittingErased erased) {
        // Killed before this, the node has brought rows back from its journal, for the bytes were there.
        held.eraseIndex(erased.sitting());
        long files = store.delete(erased.sitting());
        log.info("erased the recording of sitting {}: {} files", erased.sitting(), files);
    }
}
