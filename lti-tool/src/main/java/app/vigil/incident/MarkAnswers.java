package app.vigil.incident;

import app.vigil.sitting.SittingId;
import java.time.Instant;
import java.util.Map;

/** What examinees say to marks of their own sittings; whoever judges a mark reads it beside the machine's word. */
public interface MarkAnswers {

    /** The newest answer to each mark of a sitting that has one. */
    Map<IncidentId, Answer> of(SittingId sitting);

    /** Keeps an answer; the former ones stay in the history. Problem {@code not-found} for a mark of another sitting. */
    void give(SittingId sitting, IncidentId mark, String words);

    /** In the examinee's words. */
    record Answer(String words, Instant at) {}
}
