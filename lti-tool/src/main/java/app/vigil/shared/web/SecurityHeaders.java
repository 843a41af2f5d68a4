package app.vigil.shared.web;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/** Response headers: no inline script or style anywhere, no referrer, framing only where a platform embeds us. */
@Component
public class SecurityHeaders {

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

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS));
    }
}
