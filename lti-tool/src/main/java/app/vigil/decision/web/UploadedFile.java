package app.vigil.decision.web;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A file that a page sends as the body of its request; read only once the access rules let the viewer in. */
record UploadedFile(byte[] content) {

    static final int LARGEST = 10 * 1024 * 1024;

    /** Makes it an argument of handlers. */
    @Configuration(proxyBeanMethods = false)
    static class Arguments implements WebMvcConfigurer {

        @Override
        public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new Reader());
        }
    }

    private static final class Reader implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == UploadedFile.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders)
                throws IOException {
            HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
            byte[] content = http.getInputStream().readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new ProblemException(CommonProblem.TOO_LARGE).with("limit", LARGEST);
            }
            return new UploadedFile(content);
        }
    }
}
