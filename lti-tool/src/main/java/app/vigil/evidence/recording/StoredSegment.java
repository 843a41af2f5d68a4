package app.vigil.evidence.recording;

/**
 * A segment that is durable.
 *
 * @param offset in the file of its take
 * @param digest SHA-256 of its bytes, hexadecimal
 * @param receivedAt server clock, epoch milliseconds
 * @param supplement came after the recording was sealed
 */
public record StoredSegment(
        Segment segment, long offset, int length, String digest, long receivedAt, boolean supplement) {}
