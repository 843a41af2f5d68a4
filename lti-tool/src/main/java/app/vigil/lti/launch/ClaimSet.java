package app.vigil.lti.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads claims by type; what has another type than the clause says counts as absent. */
record ClaimSet(Map<String, ?> values) {

    /** Prefix of the claims of LTI 1.3 core. */
    static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

    static final String MESSAGE_TYPE = LTI + "message_type";
    static final String VERSION = LTI + "version";
    static final String DEPLOYMENT_ID = LTI + "deployment_id";
    static final String TARGET_LINK_URI = LTI + "target_link_uri";
    static final String RESOURCE_LINK = LTI + "resource_link";
    static final String ROLES = LTI + "roles";
    static final String CONTEXT = LTI + "context";
    static final String LIS = LTI + "lis";
    static final String CUSTOM = LTI + "custom";
    static final String TOOL_PLATFORM = LTI + "tool_platform";
    static final String LAUNCH_PRESENTATION = LTI + "launch_presentation";
    static final String DEEP_LINKING_SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    static final String AGS_ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    static final String NAMES_ROLE_SERVICE = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

    static final String FOR_USER = LTI + "for_user";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final int LABEL_LENGTH = 255;

    boolean has(String name) {
        return values.get(name) != null;
    }

    Optional<String> text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** What people read, such as a name: one line of at most 255 characters. */
    @Nullable
    String label(String name) {
        return text(name)
                .map(text -> CONTROL.matcher(text).replaceAll(" ").strip())
                .map(text -> text.substring(0, Math.min(text.length(), LABEL_LENGTH)))
                .orElse(null);
    }

    @Nullable
    String textOrNull(String name) {
        return text(name).orElse(null);
    }

    /** The strings of an array; empty when it is no array. */
    Optional<List<String>> texts(String name) {
        if (!(values.get(name) instanceof Collection<?> collection)) {
            return Optional.empty();
        }
        return Optional.of(collection.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList());
    }

    boolean flag(String name, boolean otherwise) {
        return switch (values.get(name)) {
            case Boolean flag -> flag;
            case String text -> Boolean.parseBoolean(text);
            case null -> otherwise;
            default -> otherwise;
        };
    }

    /** A whole number within the range of an int, written as one. */
    OptionalInt number(String name) {
        return values.get(name) instanceof Number number
                        && (number instanceof Integer || number instanceof Long)
                        && number.longValue() == number.intValue()
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
    }

    /** A NumericDate (RFC 7519, 2). */
    Optional<Instant> time(String name) {
        return values.get(name) instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    /** An absolute address. */
    Optional<URI> address(String name) {
        return text(name).flatMap(ClaimSet::absolute);
    }

    private static Optional<URI> absolute(String text) {
        try {
            URI address = new URI(text.strip());
            return address.isAbsolute() ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A nested object; an empty one when it is absent. */
    ClaimSet object(String name) {
        return values.get(name) instanceof Map<?, ?> map ? new ClaimSet(strings(map)) : new ClaimSet(Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> strings(Map<?, ?> jsonObject) {
        return (Map<String, ?>) jsonObject;
    }
}
