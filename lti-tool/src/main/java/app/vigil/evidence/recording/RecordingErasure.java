package app.vigil.evidence.recording;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.lti.RegistrationDeleted;
import app.vigil.retention.Retention;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingErased;
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

    private final HeldRecordings held;
    private final JdbcClient jdbc;
    private final ErasedRecordings erased;
    private final Retention retention;

    RecordingErasure(HeldRecordings held, JdbcClient jdbc, ErasedRecordings erased, Retention retention) {
        this.held = held;
        this.jdbc = jdbc;
        this.erased = erased;
        this.retention = retention;
    }

    /** What somebody holds, such as an appeal, is not erased; then nothing of its institution is. */
    @EventListener
    void eraseIndex(SittingErased sitting) {
        if (!retention.forget(sitting.sitting().value())) {
            throw new ProblemException(EvidenceProblem.RECORDING_HELD).with("sitting", sitting.sitting());
        }
        held.eraseIndex(sitting.sitting());
    }

    @EventListener
    void eraseKeys(RegistrationDeleted deleted) {
        jdbc.sql("delete from evidence_key where institution = :institution")
                .param("institution", deleted.registration().value())
                .update();
    }

    @ApplicationModuleListener
    void eraseFiles(SittingErased sitting) {
        // Something may have come while it was decided.
        held.eraseIndex(sitting.sitting());
        erased.carryOut(sitting.sitting());
    }
}
