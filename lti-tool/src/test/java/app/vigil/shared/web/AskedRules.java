package app.vigil.shared.web;

import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Asks the access rules of a handler without calling it, so that a test changes nothing. */
public final class AskedRules {

    private final AccessInterceptor interceptor;

    public AskedRules(BeanFactory beans) {
        interceptor = beans.getBean(AccessInterceptor.class);
    }

    public boolean permit(HandlerMethod handler, Viewer viewer, Map<String, String> path) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, path);
        SecurityContextHolder.getContext().setAuthentication(new PreAuthenticatedAuthenticationToken(viewer, ""));
        try {
            return interceptor.preHandle(request, new MockHttpServletResponse(), handler);
        } catch (ProblemException refused) {
            return false;
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
