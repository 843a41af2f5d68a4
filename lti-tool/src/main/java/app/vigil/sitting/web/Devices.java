package app.vigil.sitting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells phones and tablets from desktops (R2-016, R2-052) by what the browser says of itself. */
final class Devices {

    private static final Pattern MOBILE = Pattern.compile("Android|iPhone|iPad|iPod|Mobile|Windows Phone|Tablet");

    private Devices() {}

    static boolean mobile(HttpServletRequest request) {
        if ("?1".equals(request.getHeader("Sec-CH-UA-Mobile"))) {
            return true;
        }
        @Nullable String agent = request.getHeader("User-Agent");
        return agent != null && MOBILE.matcher(agent).find();
    }
}
