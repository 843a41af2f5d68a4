package app.vigil.lti;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Web origins of addresses (RFC 6454): scheme, host and port, default ports left out. */
public final class Origins {

    private Origins() {}

    /** The origin; empty for what is no http(s) address with a host. */
    public static Optional<String> of(@Nullable URI address) {
        if (address == null || address.getHost() == null || address.getScheme() == null) {
            return Optional.empty();
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.empty();
        }
        int usual = scheme.equals("https") ? 443 : 80;
        int port = address.getPort();
        String suffix = port < 0 || port == usual ? "" : ":" + port;
        return Optional.of(scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + suffix);
    }

    /** The origin of what may be no address at all, such as an issuer. */
    public static Optional<String> of(String text) {
        try {
            return of(URI.create(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** True when both are addresses of one origin and neither hides a user part. */
    public static boolean same(URI one, URI other) {
        return one.getRawUserInfo() == null
                && other.getRawUserInfo() == null
                && of(one).isPresent()
                && of(one).equals(of(other));
    }
}
