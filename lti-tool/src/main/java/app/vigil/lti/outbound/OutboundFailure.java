package app.vigil.lti.outbound;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** No usable answer came; the message names the host and never anything that was fetched. */
public final class OutboundFailure extends RuntimeException {

    private final Kind kind;

    OutboundFailure(Kind kind, URI address, @Nullable Throwable cause) {
        super(kind + " host=" + address.getHost(), cause);
        this.kind = kind;
    }

    /** The host answered, but not with what the address promises. */
    public static OutboundFailure unusable(URI address, @Nullable Throwable cause) {
        return new OutboundFailure(Kind.UNUSABLE, address, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** Why there is no answer. */
    public enum Kind {
        /** Scheme, port or address that may not be called. */
        ADDRESS_REFUSED,
        /** No name, no connection. */
        UNREACHABLE,
        /** Not connected in time, or the answer was not complete in time. */
        TIMED_OUT,
        /** No valid certificate, or no secure connection at all. */
        UNTRUSTED,
        /** The body exceeds the limit. */
        TOO_LARGE,
        /** An answer of another status or form than the protocol says. */
        UNUSABLE
    }
}
