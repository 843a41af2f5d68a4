package app.vigil.lti.web;

import app.vigil.shared.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Names the one platform that may embed the page being answered. */
final class FramePolicy {

    private FramePolicy() {}

    static void allow(HttpServletResponse response, List<String> origins) {
        response.setHeader("Content-Security-Policy", SecurityHeaders.framedBy(origins));
    }
}
