package app.vigil.evidence.sealing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a recording consists of, as it is signed. Instants of media are epoch milliseconds of the server's clock: agents
 * correct their own by the offset each take names.
 *
 * @param number 0 is the recording as sealed, each further one a supplement of what came late
 * @param complete everything the agent said it recorded is named by now
 */
public record Manifest(
        String format,
        int number,
        String sitting,
        String exam,
        String institution,
        Instant signedAt,
        boolean complete,
        @Nullable Instant admittedAt,
        @Nullable Instant endedAt,
        Rules rules,
        List<Stream> streams,
        List<Gap> gaps,
        List<Photo> photos) {

    /** The {@code typ} of the signature. */
    public static final String TYPE = "vigil-manifest+json";

    static final String FORMAT = "vigil-manifest/1";

    /**
     * What was forbidden and watched for.
     *
     * @param digest SHA-256 of {@code settings} and {@code custom} as written here, without white space
     */
    public record Rules(int examVersion, String digest, Map<String, Switches> settings, List<String> custom) {}

    /** How one rule stood. */
    public record Switches(boolean allowed, boolean controlled, boolean visible, long thresholdMillis) {}

    /**
     * One stream.
     *
     * @param beginning what its first segment names as predecessor
     * @param head SHA-256 over the head before and the digest of the segment, from {@code beginning} on, through all
     *     segments there are in their order, those of earlier manifests included
     * @param missing first and last number of each run of segments that did not come
     */
    public record Stream(String name, String beginning, String head, List<Take> takes, List<long[]> missing) {}

    /** One run of an encoder; what it began with is null when an earlier manifest says it. */
    public record Take(int take, String mediaType, @Nullable Opening opening, List<Segment> segments) {}

    /** What made the take. */
    public record Opening(String codecs, String agent, long clockOffset) {}

    /** One segment, with the digests of its bytes and of the segment before. */
    public record Segment(
            long sequence,
            String kind,
            int length,
            String digest,
            String predecessor,
            long startedAt,
            long mediaStart,
            long duration) {}

    /** A missing interval with its cause. */
    public record Gap(String stream, long from, long to, String cause) {}

    /** A photo of the identification. */
    public record Photo(String kind, String digest) {}
}
