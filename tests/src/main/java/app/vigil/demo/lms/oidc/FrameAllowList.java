package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.registration.ToolRegistration;
import java.util.List;
import java.util.stream.Collectors;

/** What a framed tool may use: Moodle's list, which has no {@code display-capture}. */
public final class FrameAllowList {

    private static final List<String> FEATURES =
            List.of("microphone", "camera", "geolocation", "midi", "encrypted-media", "autoplay");

    private FrameAllowList() {}

    public static String forTool(ToolRegistration tool) {
        String origin = ToolRegistration.originOf(tool.targetLinkUri());
        return FEATURES.stream().map(feature -> feature + " " + origin).collect(Collectors.joining("; "));
    }
}
