package app.vigil.lti.outbound;

import app.vigil.lti.LtiSettings;
import app.vigil.shared.VigilSettings;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Which addresses the tool calls on a platform's word: public ones by https; private ones only as the operator allows. */
@Component
public class AddressPolicy {

    private final boolean loopback;
    private final boolean privateNetworks;

    AddressPolicy(VigilSettings settings, LtiSettings lti) {
        this.loopback = settings.demo() || lti.allowPrivateAddresses();
        this.privateNetworks = lti.allowPrivateAddresses();
    }

    /** True for a hierarchical https address with a host, or http where the operator allowed private platforms. */
    public boolean permits(URI address) {
        String scheme = address.getScheme();
        boolean plainAllowed = loopback && "http".equalsIgnoreCase(scheme);
        return (plainAllowed || "https".equalsIgnoreCase(scheme))
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getFragment() == null;
    }

    boolean permits(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopback;
        }
        return privateNetworks || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    /** Special-purpose blocks of RFC 6890 that {@link InetAddress} does not name. */
    private static boolean isPublic(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && (b[2] == 0 || b[2] == 2);
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean documentation =
                first == 198 && second == 51 && (b[2] & 0xff) == 100 || first == 203 && second == 0 && b[2] == 113;
        return first != 0 && first < 240 && !shared && !protocol && !benchmark && !documentation;
    }

    /** Only global unicast 2000::/3, without 6to4, Teredo and documentation, which lead elsewhere. */
    private static boolean isPublicSix(byte[] b) {
        int first = (b[0] & 0xff) << 8 | b[1] & 0xff;
        int second = (b[2] & 0xff) << 8 | b[3] & 0xff;
        boolean global = (b[0] & 0xe0) == 0x20;
        boolean sixToFour = first == 0x2002;
        boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        return global && !sixToFour && !special;
    }
}
