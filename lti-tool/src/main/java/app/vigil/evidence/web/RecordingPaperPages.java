package app.vigil.evidence.web;

import app.vigil.document.Documents;
import app.vigil.document.PaperFormat;
import app.vigil.evidence.web.RecordingPaperShelf.Drawn;
import app.vigil.lti.RegistrationId;
import app.vigil.people.Administrator;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import app.vigil.shared.Viewer;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Papers of the recording: points under surveillance (R1-027), means of access (R1-024), actions on devices (R1-025). */
@Controller
class RecordingPaperPages {

    private static final String POINTS = "points";
    private static final String MEANS = "access-means";
    private static final String LOG = "device-log";

    private final RecordingPaperShelf shelf;
    private final OrganisesSomeExam organises;
    private final Documents documents;

    RecordingPaperPages(RecordingPaperShelf shelf, OrganisesSomeExam organises, Documents documents) {
        this.shelf = shelf;
        this.organises = organises;
        this.documents = documents;
    }

    @GetMapping("/recordings/points")
    @AllowedTo(OrganisesSomeExam.class)
    String points(PapersAsked asked, @AuthenticationPrincipal Viewer viewer, Locale locale, Model model) {
        return page(POINTS, "/recordings/points", shelf.points(asked, viewer, locale), viewer, model);
    }

    @GetMapping("/recordings/points/list.{format}")
    @AllowedTo(OrganisesSomeExam.class)
    ResponseEntity<byte[]> pointsFile(
            @PathVariable String format, PapersAsked asked, @AuthenticationPrincipal Viewer viewer, Locale locale) {
        PaperFormat known = known(format);
        return file(POINTS, shelf.points(asked, viewer, locale), known);
    }

    @GetMapping("/recordings/access-means/{registrationId}")
    @AllowedTo(Administrator.class)
    String means(
            @PathVariable RegistrationId registrationId,
            PapersAsked asked,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale,
            Model model) {
        Drawn drawn = shelf.means(registrationId, asked, viewer, locale);
        return page(MEANS, "/recordings/access-means/" + registrationId, drawn, viewer, model);
    }

    @GetMapping("/recordings/access-means/{registrationId}/list.{format}")
    @AllowedTo(Administrator.class)
    ResponseEntity<byte[]> meansFile(
            @PathVariable RegistrationId registrationId,
            @PathVariable String format,
            PapersAsked asked,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale) {
        PaperFormat known = known(format);
        return file(MEANS, shelf.means(registrationId, asked, viewer, locale), known);
    }

    @GetMapping("/recordings/device-log/{registrationId}")
    @AllowedTo(Administrator.class)
    String log(
            @PathVariable RegistrationId registrationId,
            PapersAsked asked,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale,
            Model model) {
        Drawn drawn = shelf.log(registrationId, asked, viewer, locale);
        return page(LOG, "/recordings/device-log/" + registrationId, drawn, viewer, model);
    }

    @GetMapping("/recordings/device-log/{registrationId}/list.{format}")
    @AllowedTo(Administrator.class)
    ResponseEntity<byte[]> logFile(
            @PathVariable RegistrationId registrationId,
            @PathVariable String format,
            PapersAsked asked,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale) {
        PaperFormat known = known(format);
        return file(LOG, shelf.log(registrationId, asked, viewer, locale), known);
    }

    private String page(String paper, String address, Drawn drawn, Viewer viewer, Model model) {
        model.addAttribute("shown", paper);
        model.addAttribute("address", address);
        model.addAttribute("drawn", drawn);
        model.addAttribute("paper", drawn.paper());
        model.addAttribute("administers", organises.administers(viewer, drawn.institution()));
        return "evidence/recording-paper";
    }

    private static PaperFormat known(String format) {
        return PaperFormat.ofEnding(format)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND).with("format", format));
    }

    private ResponseEntity<byte[]> file(String paper, Drawn drawn, PaperFormat format) {
        String name = paper + "-" + drawn.paper().language() + "." + format.ending();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(format.of(documents, drawn.paper(), drawn.foot()));
    }
}
