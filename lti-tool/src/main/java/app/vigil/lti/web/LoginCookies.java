package app.vigil.lti.web;

import app.vigil.lti.launch.BrowserBinding;
import app.vigil.lti.launch.Logins;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of one login. {@code Partitioned} keeps it alive in a frame of another site where third-party cookies are
 * blocked; {@code SameSite=None} lets it come back with the platform's cross-site POST.
 */
final class LoginCookies {

    private LoginCookies() {}

    static void set(HttpServletResponse response, BrowserBinding binding) {
        add(response, binding.tag(), binding.secret(), Logins.LIFETIME);
    }

    static void clear(HttpServletResponse response, String tag) {
        add(response, tag, "", Duration.ZERO);
    }

    static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    private static void add(HttpServletResponse response, String tag, String value, Duration lifetime) {
        ResponseCookie cookie = ResponseCookie.from(BrowserBinding.cookieName(tag), value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("None")
                .partitioned(true)
                .maxAge(lifetime)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
