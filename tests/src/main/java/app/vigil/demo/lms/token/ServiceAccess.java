package app.vigil.demo.lms.token;

import app.vigil.demo.lms.Quirks;
import app.vigil.demo.lms.registration.ToolRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What every service call is asked first: who calls, with which scope, in which media type. */
@Component
public class ServiceAccess {

    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;
    private final Quirks quirks;

    public ServiceAccess(AccessTokens tokens, Quirks quirks) {
        this.tokens = tokens;
        this.quirks = quirks;
    }

    /** The calling tool, when its token carries one of the scopes. */
    public ToolRegistration require(HttpServletRequest request, String... anyOf) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            throw new ServiceException(401, "A bearer token is needed");
        }
        AccessTokens.Grant grant = tokens.grantOf(header.substring(BEARER.length()))
                .orElseThrow(() -> new ServiceException(401, "The token is not valid"));
        if (Arrays.stream(anyOf).noneMatch(grant.scopes()::contains)) {
            throw new ServiceException(403, "The token lacks the scope of this call");
        }
        return grant.tool();
    }

    /** Moodle wants exactly the one type; {@code *}{@code /*} passes its dispatcher and fails later with 400. */
    public void requireAccept(HttpServletRequest request, String type) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (quirks.strictAccept()) {
            if (MediaType.ALL_VALUE.equals(accept)) {
                throw new ServiceException(400, "Accept must be " + type);
            }
            if (!type.equals(accept)) {
                throw new ServiceException(406, "Accept must be " + type);
            }
        } else if (accept != null && !includes(accept, type)) {
            throw new ServiceException(406, "Accept must include " + type);
        }
    }

    private static boolean includes(String accept, String type) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(accepted -> accepted.includes(MediaType.parseMediaType(type)));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    public void requireContentType(HttpServletRequest request, String type) {
        String content = request.getContentType();
        if (content == null || !content.split(";")[0].strip().equalsIgnoreCase(type)) {
            throw new ServiceException(quirks.strictAccept() ? 400 : 415, "Content-Type must be " + type);
        }
    }
}
