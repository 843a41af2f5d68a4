package app.vigil.sitting;

/** Whether everything recorded has arrived; owned here, implemented by the room that keeps recordings. */
public interface EvidenceState {

    /** Told once when the examinee's agent says what it recorded. */
    void expect(SittingId sitting, java.util.Map<String, Long> lastSequenceByStream);

    /** Everything expected is durable. */
    boolean complete(SittingId sitting);
}
