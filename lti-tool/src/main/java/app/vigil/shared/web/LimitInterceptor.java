package app.vigil.shared.web;

import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts what an address asks of the endpoints that are open to everybody. */
@Component
class LimitInterceptor implements HandlerInterceptor {

    private final RequestLimits limits;

    LimitInterceptor(RequestLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            OpenEndpoint open = open(method);
            if (open != null && !open.limitedByItself()) {
                limits.countAddress(request.getRemoteAddr());
            }
        }
        return true;
    }

    private static @Nullable OpenEndpoint open(HandlerMethod method) {
        OpenEndpoint onMethod = method.getMethod().getAnnotation(OpenEndpoint.class);
        return onMethod != null ? onMethod : method.getBeanType().getAnnotation(OpenEndpoint.class);
    }
}
