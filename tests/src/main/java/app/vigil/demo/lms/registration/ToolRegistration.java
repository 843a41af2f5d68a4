package app.vigil.demo.lms.registration;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tool known to the LMS; its id is also the one {@code deployment_id}, as in Moodle.
 *
 * @param deepLinkUrl where deep linking starts; absent means {@code targetLinkUri}
 * @param active false until the administrator activates a tool that registered itself
 */
public record ToolRegistration(
        String id,
        String clientId,
        String name,
        String loginUrl,
        List<String> redirectUris,
        String jwksUrl,
        String targetLinkUri,
        @Nullable String deepLinkUrl,
        Map<String, String> custom,
        List<String> scopes,
        boolean active) {

    public String deepLinkTarget() {
        return deepLinkUrl == null ? targetLinkUri : deepLinkUrl;
    }

    boolean hasValidAddresses() {
        return !redirectUris.isEmpty()
                && Stream.concat(Stream.of(loginUrl, jwksUrl, targetLinkUri), redirectUris.stream())
                        .allMatch(WebAddress::isValid);
    }

    ToolRegistration activated() {
        return new ToolRegistration(
                id, clientId, name, loginUrl, redirectUris, jwksUrl, targetLinkUri, deepLinkUrl, custom, scopes, true);
    }

    /** Scheme, host and port of an address, as an iframe's allow list and a message listener need it. */
    public static String originOf(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
