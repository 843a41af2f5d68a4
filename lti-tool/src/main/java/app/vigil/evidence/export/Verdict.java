package app.vigil.evidence.export;

import app.vigil.evidence.sealing.Manifest;
import java.time.Instant;
import java.util.List;

/** What a check of a package found. */
public sealed interface Verdict {

    /** {@link Broken#part} of what is no entry. */
    String DIRECTORY = "the directory at the end";

    /** {@link Broken#part} of bytes that should not be there. */
    String BEHIND = "behind the end";

    /**
     * Not a byte was changed since it was signed, and all that was signed is there.
     *
     * @param kid thumbprint of the key; who it belongs to is known from elsewhere only
     */
    record Intact(String sitting, Instant packedAt, String kid, int files, int segments, Recorded recorded)
            implements Verdict {}

    /**
     * As {@link Intact}, but some of what the manifests name was damaged or gone from the store before it was packed.
     *
     * @param leftOut segments and photos
     */
    record Incomplete(String sitting, Instant packedAt, String kid, long leftOut, String firstFile, Recorded recorded)
            implements Verdict {}

    /**
     * Changed, cut or no package at all.
     *
     * @param from first byte of the file that cannot be trusted
     * @param to behind the last one
     * @param part where that is
     */
    record Broken(long from, long to, String part) implements Verdict {}

    /**
     * What the newest manifest says of the recording itself.
     *
     * @param complete it tells the whole sitting
     * @param missing segments that never came
     */
    record Recorded(boolean complete, List<Run> missing, List<Manifest.Gap> gaps) {}

    /** Numbers of a stream from the first to the last. */
    record Run(String stream, long first, long last) {}
}
