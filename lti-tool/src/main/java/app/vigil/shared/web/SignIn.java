package app.vigil.shared.web;

import app.vigil.shared.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Begins the first-party session of a viewer; a session of somebody else ends first. */
@Component
public class SignIn {

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    /** Makes the viewer the owner of this browser's session. */
    public void begin(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        HttpSession former = request.getSession(false);
        if (former != null) {
            former.invalidate();
        }
        PreAuthenticatedAuthenticationToken authentication =
                new PreAuthenticatedAuthenticationToken(viewer, "", List.of());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
