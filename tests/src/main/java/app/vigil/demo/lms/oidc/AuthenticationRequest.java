package app.vigil.demo.lms.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;

/** The parameters of step 2 (Security Framework 1.0, 5.1.1.2); what is absent is empty. */
record AuthenticationRequest(
        String scope,
        String responseType,
        String responseMode,
        String prompt,
        String clientId,
        String redirectUri,
        String loginHint,
        String messageHint,
        String state,
        String nonce) {

    static AuthenticationRequest of(HttpServletRequest request) {
        return new AuthenticationRequest(
                parameter(request, "scope"),
                parameter(request, "response_type"),
                parameter(request, "response_mode"),
                parameter(request, "prompt"),
                parameter(request, "client_id"),
                parameter(request, "redirect_uri"),
                parameter(request, "login_hint"),
                parameter(request, "lti_message_hint"),
                parameter(request, "state"),
                parameter(request, "nonce"));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    /** Throws on the first parameter that is not as the standard wants it. */
    void check() {
        require("openid".equals(scope), "invalid_scope", "scope must be openid");
        require("id_token".equals(responseType), "unsupported_response_type", "response_type must be id_token");
        require("form_post".equals(responseMode), "invalid_request", "response_mode must be form_post");
        require(List.of("", "none").contains(prompt), "invalid_request", "prompt must be none");
        require(!nonce.isBlank(), "invalid_request", "nonce is missing");
        require(!loginHint.isBlank(), "invalid_request", "login_hint is missing");
    }

    private static void require(boolean condition, String code, String description) {
        if (!condition) {
            throw new FaultException(code, description);
        }
    }

    /** The request is refused; the tool is told by form post. */
    static final class FaultException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String code;
        private final String description;

        FaultException(String code, String description) {
            super(description);
            this.code = code;
            this.description = description;
        }

        String code() {
            return code;
        }

        String description() {
            return description;
        }
    }
}
