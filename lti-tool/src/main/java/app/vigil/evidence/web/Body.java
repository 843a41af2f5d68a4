package app.vigil.evidence.web;

import app.vigil.shared.Problem;
import app.vigil.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads bodies that are bytes; stops at the limit whatever the length header says. */
final class Body {

    private Body() {}

    static byte[] read(HttpServletRequest request, int limit, Problem tooLarge) throws IOException {
        int announced = request.getContentLength();
        if (request.getContentLengthLong() > limit) {
            throw new ProblemException(tooLarge);
        }
        if (announced >= 0) {
            byte[] whole = new byte[announced];
            // What is cut short shows by its digest.
            request.getInputStream().readNBytes(whole, 0, announced);
            return whole;
        }
        byte[] bytes = request.getInputStream().readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new ProblemException(tooLarge);
        }
        return bytes;
    }
}
