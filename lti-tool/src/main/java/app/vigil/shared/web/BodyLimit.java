package app.vigil.shared.web;

import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Bounds every body that is read into an object, whatever its length header says; the server itself bounds forms only.
 * Bodies that are bytes are bounded where they are read.
 */
@ControllerAdvice
class BodyLimit extends RequestBodyAdviceAdapter {

    private final int largest;

    BodyLimit(WebSettings settings) {
        this.largest = Math.toIntExact(settings.largestBody().toBytes());
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        // Read before it is parsed: a parser would wrap the refusal into a problem of its own.
        byte[] body = message.getBody().readNBytes(largest + 1);
        if (body.length > largest) {
            throw new ProblemException(CommonProblem.TOO_LARGE).with("limit", largest);
        }
        return new Read(message.getHeaders(), body);
    }

    private record Read(HttpHeaders headers, byte[] body) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
