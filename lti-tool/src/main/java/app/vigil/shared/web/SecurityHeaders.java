package app.vigil.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/** Response headers: no inline script or style anywhere, no referrer, framing only where a platform embeds us. */
@Component
public class SecurityHeaders {

    private static final int NAMES_LENGTH = 2000;

    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob:"
            + " data:; media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self'; font-src 'self';"
            + " object-src 'none'; base-uri 'none'; ";
    private static final String OWN_WINDOW = POLICY + "form-action 'self'; frame-ancestors 'none'";
    private static final String PERMISSIONS =
            "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), geolocation=(), payment=(),"
                    + " usb=()";

    /** For pages in windows of our own: nobody may frame them. */
    public void ofOurOwnWindows(HeadersConfigurer<HttpSecurity> headers) {
        common(headers)
                .contentSecurityPolicy(policy -> policy.policyDirectives(OWN_WINDOW))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    /**
     * For the scripts of workers, which obey the policy they come with and not their page's: there, and nowhere else,
     * WebAssembly runs (detectors), and nothing but our own host is reached.
     */
    public void ofWorkers(HeadersConfigurer<HttpSecurity> headers) {
        common(headers)
                .contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"));
    }

    /** For chains that set {@link #framedBy} themselves, page by page. */
    public void ofFramedPages(HeadersConfigurer<HttpSecurity> headers) {
        common(headers).frameOptions(HeadersConfigurer.FrameOptionsConfig::disable);
    }

    /**
     * Policy of a page inside an LMS frame.
     *
     * @param origins who may embed it and receive its forms
     */
    public static String framedBy(List<String> origins) {
        String allowed = String.join(" ", origins);
        return POLICY + "form-action 'self' " + allowed + "; frame-ancestors 'self' " + allowed;
    }

    /** Policy of a window of our own that must not be able to send anything anywhere. */
    public static String sendingNothing() {
        return OWN_WINDOW
                .replace("connect-src 'self'", "connect-src 'none'")
                .replace("form-action 'self'", "form-action 'none'");
    }

    /** Policy of a page in a window of our own whose one form leaves for a platform. */
    public static String postingTo(String origin) {
        return POLICY + "form-action " + origin + "; frame-ancestors 'none'";
    }

    /**
     * Policy of a window of our own that shows a page of a platform in a frame.
     *
     * @param origin the only one that may be framed
     */
    public static String framing(String origin) {
        return OWN_WINDOW + "; frame-src 'self' " + origin;
    }

    /**
     * Policy of an answer that does not know yet whose frame it is in, such as a refusal: the platform whose page asked,
     * where the browser says so, else all of them as long as they are few. Many would fill the header beyond what the
     * server sends.
     */
    public static String framedByAsking(HttpServletRequest request, List<String> platforms) {
        List<String> asking = Stream.of("Origin", "Referer")
                .map(request::getHeader)
                .filter(Objects::nonNull)
                .flatMap(address -> platforms.stream().filter(platform -> isOn(address, platform)))
                .limit(1)
                .toList();
        boolean few = String.join(" ", platforms).length() < NAMES_LENGTH;
        return framedBy(asking.isEmpty() && few ? platforms : asking);
    }

    private static boolean isOn(String address, String origin) {
        return address.equals(origin) || address.startsWith(origin + "/");
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS));
    }
}
