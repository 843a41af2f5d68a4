package app.vigil.demo.lms.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.ui.Model;

/** A page that posts a form as soon as it is shown. */
public final class AutoPost {

    private static final String REPOSTED = "repost";

    private AutoPost() {}

    public static String to(String action, Map<String, String> fields, Model model) {
        model.addAttribute("action", action);
        model.addAttribute("fields", fields);
        return "autopost";
    }

    /** Whether the request went through {@link #again} already. */
    public static boolean isReposted(HttpServletRequest request) {
        return request.getParameter(REPOSTED) != null;
    }

    /**
     * Posts the request once more from our own page: only then does the browser send our SameSite cookie,
     * which a post from the tool's site does not carry. Moodle does the same.
     */
    public static String again(HttpServletRequest request, Model model) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        fields.put(REPOSTED, "1");
        return to(request.getRequestURI(), fields, model);
    }
}
