package app.vigil.evidence.web;

import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads bodies that are bytes; stops at the limit whatever the length header says. */
final class Body {

    private Body() {}

    static byte[] read(HttpServletRequest request, int limit, Problem tooLarge) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw new ProblemException(tooLarge);
        }
        byte[] bytes = request.getInputStream().readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new ProblemException(tooLarge);
        }
        return bytes;
    }
}
