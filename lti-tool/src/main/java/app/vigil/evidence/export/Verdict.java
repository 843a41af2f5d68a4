package app.vigil.evidence.export;

import java.time.Instant;

/** What a check of a package found. */
public sealed interface Verdict {

    /** {@link Broken#part} of what is no entry. */
    String DIRECTORY = "the directory at the end";

    /** {@link Broken#part} of bytes that should not be there. */
    String BEHIND = "behind the end";

    /**
     * Not a byte was changed since it was signed.
     *
     * @param kid thumbprint of the key; who it belongs to is known from elsewhere only
     */
    record Intact(String sitting, Instant packedAt, String kid, int files, int segments) implements Verdict {}

    /** As {@link Intact}, but some segments were damaged in the store before it was packed. */
    record Incomplete(String sitting, Instant packedAt, String kid, long leftOut, String firstFile)
            implements Verdict {}

    /**
     * Changed, cut or no package at all.
     *
     * @param from first byte of the file that cannot be trusted
     * @param to behind the last one
     * @param part where that is
     */
    record Broken(long from, long to, String part) implements Verdict {}
}
