package app.vigil.evidence.web;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.recording.ContentDigest;
import app.vigil.evidence.recording.PhotoKind;
import app.vigil.evidence.recording.Photos;
import app.vigil.shared.AllowedTo;
import app.vigil.sitting.ExamineeOfSitting;
import app.vigil.sitting.SittingId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the photos of identification (R2-032). */
@RestController
class PhotosController {

    private static final int LARGEST_PHOTO = 4 * 1024 * 1024;

    private final Photos photos;

    PhotosController(Photos photos) {
        this.photos = photos;
    }

    @PutMapping("/api/sittings/{sittingId}/photos/{kind}")
    @AllowedTo(ExamineeOfSitting.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String sittingId, @PathVariable String kind, HttpServletRequest request) throws IOException {
        byte[] jpeg = Body.read(request, LARGEST_PHOTO, EvidenceProblem.PHOTO_TOO_LARGE);
        photos.put(
                SittingId.of(sittingId),
                PhotoKind.ofCode(kind),
                jpeg,
                ContentDigest.ofHeader(request.getHeader("Content-Digest")));
    }
}
