package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.util.Collection;
import java.util.Map;

/** Where the protocol of a session is read, by which disputes about it are settled (R4-013). A room above keeps it. */
public interface SessionProtocols {

    /** Addresses inside this tool of those of the sittings whose protocol the reader may see; the others are left out. */
    Map<SittingId, String> addresses(PersonId reader, ExamId exam, Collection<Sitting> sittings);
}
