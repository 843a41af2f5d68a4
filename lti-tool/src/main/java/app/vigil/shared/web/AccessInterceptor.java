package app.vigil.shared.web;

import app.vigil.shared.AccessRule;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Asks the access rules of the handler about the object in the path; without a rule nobody passes. */
@Component
class AccessInterceptor implements HandlerInterceptor {

    private final BeanFactory beans;

    AccessInterceptor(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || ofTheFramework(method) || open(method)) {
            return true;
        }
        Viewer viewer = SignedIn.viewer().orElseThrow(() -> new ProblemException(CommonProblem.SIGN_IN_REQUIRED));
        if (!permitted(method, viewer, pathVariables(request))) {
            throw new ProblemException(CommonProblem.NOT_YOURS).with("viewer", viewer.id());
        }
        return true;
    }

    private boolean permitted(HandlerMethod method, Viewer viewer, Map<String, String> path) {
        AllowedTo allowed = find(method, AllowedTo.class);
        if (allowed == null) {
            return false;
        }
        for (Class<? extends AccessRule> type : allowed.value()) {
            if (beans.getBeanProvider(type).stream().anyMatch(rule -> permits(rule, viewer, path))) {
                return true;
            }
        }
        return false;
    }

    private static boolean permits(AccessRule rule, Viewer viewer, Map<String, String> path) {
        try {
            return rule.permits(viewer, path);
        } catch (IllegalArgumentException malformedId) {
            return false;
        }
    }

    private static boolean ofTheFramework(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("org.springframework.boot");
    }

    private static boolean open(HandlerMethod method) {
        return find(method, OpenEndpoint.class) != null;
    }

    /** Plainly, because this happens at every request and neither annotation has an alias or stands on another. */
    private static <A extends Annotation> @Nullable A find(HandlerMethod method, Class<A> type) {
        A onMethod = method.getMethod().getAnnotation(type);
        return onMethod != null ? onMethod : method.getBeanType().getAnnotation(type);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> pathVariables(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
