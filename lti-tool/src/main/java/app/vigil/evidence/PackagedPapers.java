package app.vigil.evidence;

import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.util.List;
import java.util.Locale;

/** What a room above adds to the package of a sitting: marks, protocol. */
public interface PackagedPapers {

    /** Papers of the sitting as they are now, in this language; nothing when there is nothing yet. */
    List<Paper> of(SittingId sitting, PersonId packedBy, Locale locale);

    /** @param name of the file in the package */
    record Paper(String name, byte[] bytes) {}
}
