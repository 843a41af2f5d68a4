package app.vigil.evidence.recording;

import org.jspecify.annotations.Nullable;

/**
 * A few seconds of one stream, independently decodable after the init segment of its take.
 *
 * @param sequence runs from 0 without holes through all takes of the stream
 * @param mediaType container, {@code video/mp4} or {@code video/webm}
 * @param predecessor hexadecimal digest of the segment before, through all takes of the stream
 * @param opening only an init segment has it
 */
public record Segment(
        TakeId take,
        long sequence,
        Kind kind,
        String mediaType,
        String predecessor,
        @Nullable Opening opening,
        Times times) {

    /** What the bytes are. */
    public enum Kind {
        INIT("init"),
        MEDIA("media");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Stored and sent, never translated. */
        public String code() {
            return code;
        }

        static Kind ofCode(String code) {
            return INIT.code.equals(code) ? INIT : MEDIA;
        }
    }

    /**
     * What an encoder's run begins with.
     *
     * @param codecs full type for {@code MediaSource}
     * @param agent product tokens of the agent and its detectors
     * @param clockOffset milliseconds the device's clock was behind ours; the times are corrected by it already
     */
    public record Opening(String codecs, String agent, long clockOffset) {}

    /**
     * When it was recorded, in milliseconds.
     *
     * @param startedAt the agent's wall clock at the first frame
     * @param mediaStart media time within the take
     * @param frames pictures in it; 0 where the container does not say
     */
    public record Times(long startedAt, long mediaStart, long duration, int frames) {}
}
