package app.vigil.evidence;

import app.vigil.shared.Problem;
import org.springframework.http.HttpStatus;

/** Why evidence is refused; whatever is refused is not stored. */
public enum EvidenceProblem implements Problem {
    SEGMENT_DIGEST_MISMATCH("segment-digest-mismatch", HttpStatus.UNPROCESSABLE_CONTENT),
    SEGMENT_CHAIN_BROKEN("segment-chain-broken", HttpStatus.CONFLICT),
    SEGMENT_CONTRADICTS("segment-contradicts", HttpStatus.CONFLICT),
    SEGMENT_TOO_LARGE("segment-too-large", HttpStatus.CONTENT_TOO_LARGE),
    MEDIA_TYPE_UNKNOWN("media-type-unknown", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TAKE_WITHOUT_INIT("take-without-init", HttpStatus.CONFLICT),
    SITTING_NOT_RECORDING("sitting-not-recording", HttpStatus.CONFLICT),
    RECORDING_SEALED("recording-sealed", HttpStatus.CONFLICT),
    SLOW_DOWN("slow-down", HttpStatus.TOO_MANY_REQUESTS),
    STORAGE_FULL("storage-full", HttpStatus.INSUFFICIENT_STORAGE),
    OBJECT_STORE_AWAY("object-store-away", HttpStatus.SERVICE_UNAVAILABLE),
    PHOTO_UNREADABLE("photo-unreadable", HttpStatus.UNPROCESSABLE_CONTENT),
    PHOTO_TOO_LARGE("photo-too-large", HttpStatus.CONTENT_TOO_LARGE),
    PHOTOS_CLOSED("photos-closed", HttpStatus.CONFLICT),
    GAP_CONTRADICTS("gap-contradicts", HttpStatus.CONFLICT),
    GAPS_CLOSED("gaps-closed", HttpStatus.CONFLICT),
    RECORDING_NOT_SEALED("recording-not-sealed", HttpStatus.CONFLICT),
    RECORDING_HELD("recording-held", HttpStatus.CONFLICT),
    COPY_NOT_ALLOWED("copy-not-allowed", HttpStatus.FORBIDDEN),
    HAND_OVER_INCOMPLETE("hand-over-incomplete", HttpStatus.UNPROCESSABLE_CONTENT);

    private final String code;
    private final HttpStatus status;

    EvidenceProblem(String code, HttpStatus status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
