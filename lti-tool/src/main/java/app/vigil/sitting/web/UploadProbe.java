package app.vigil.sitting.web;

import app.vigil.shared.AllowedTo;
import app.vigil.shared.AnyViewer;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes bytes so that the agent can measure its upload speed (R2-057); nothing is kept. */
@RestController
class UploadProbe {

    private static final long MOST = 4L << 20;

    @PostMapping("/api/probe/upload")
    @AllowedTo(AnyViewer.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void upload(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            total += read;
            if (total > MOST) {
                throw new ProblemException(CommonProblem.TOO_LARGE).with("limit", MOST);
            }
        }
    }
}
