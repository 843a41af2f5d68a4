package app.vigil.evidence.recording;

/**
 * A segment that is durable.
 *
 * @param offset in the file of its take
 * @param digest SHA-256 of its bytes, hexadecimal
 * @param receivedAt server clock, epoch milliseconds
 */
public record StoredSegment(Segment segment, long offset, int length, String digest, long receivedAt) {

    /** Whether these are the bytes that were acknowledged. */
    boolean isSound(byte[] bytes) {
        return ContentDigest.of(bytes).hex().equals(digest);
    }
}
