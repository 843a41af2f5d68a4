package app.vigil.evidence.web;

import app.vigil.audit.AuditEntry;
import app.vigil.audit.AuditLog;
import app.vigil.calendar.InstitutionCalendar;
import app.vigil.evidence.KeepsRecordOf;
import app.vigil.evidence.Recordings;
import app.vigil.evidence.export.HandOver;
import app.vigil.evidence.export.SittingPackage;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.exam.ExamsOnDuty;
import app.vigil.people.People;
import app.vigil.people.Person;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.Viewer;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Recordings for those who copy and issue them (R0-027, R1-028). */
@Controller
class RecordsPages {

    private final Below below;
    private final Recordings recordings;
    private final SittingPackage packages;
    private final AuditLog audit;

    RecordsPages(Below below, Recordings recordings, SittingPackage packages, AuditLog audit) {
        this.below = below;
        this.recordings = recordings;
        this.packages = packages;
        this.audit = audit;
    }

    /** What these pages read of the rooms below. */
    @Component
    record Below(ExamsOnDuty onDuty, Exams exams, Sittings sittings, People people, InstitutionCalendar calendar) {

        /** Of the institution; times are shown in it. */
        String zone(Sitting sitting) {
            return exams.find(sitting.exam())
                    .map(exam -> calendar.zone(exam.profile()).getId())
                    .orElse("UTC");
        }
    }

    /** @param endedAt epoch milliseconds; 0 while it runs */
    record Row(String sitting, String exam, String examinee, long endedAt, String zone) {}

    /** What the act needs to know. */
    record Form(
            @Nullable String recipient,
            @Nullable String ground,
            @Nullable String medium) {

        HandOver by(Viewer viewer, Locale locale) {
            return new HandOver(
                    viewer.id(), viewer.displayName(), written(recipient), written(ground), written(medium), locale);
        }

        private static String written(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }

    @GetMapping("/recordings")
    @AllowedTo(KeepsSomeRecords.class)
    String list(@AuthenticationPrincipal Viewer viewer, Model model) {
        List<Row> rows = below.onDuty().ofRecordsKeeper(viewer.id()).stream()
                .flatMap(exam -> below.sittings().ofExam(exam.id()).stream()
                        .filter(sitting -> sitting.admittedAt() != null && sitting.endedAt() != null)
                        .filter(sitting -> !sitting.examinee().equals(viewer.id()))
                        .map(sitting -> row(sitting, exam.title())))
                .sorted(Comparator.comparingLong(Row::endedAt).reversed())
                .toList();
        model.addAttribute("rows", rows);
        return "evidence/recordings";
    }

    @GetMapping("/recordings/{sittingId}")
    @AllowedTo(KeepsRecordOf.class)
    String one(@PathVariable String sittingId, Model model) {
        Sitting sitting = below.sittings().find(SittingId.of(sittingId)).orElseThrow();
        String title = below.exams().find(sitting.exam()).map(Exam::title).orElse("—");
        Recordings.Summary summary = recordings.summary(sitting.id());
        model.addAttribute("row", row(sitting, title));
        model.addAttribute("sealed", summary.sealed());
        model.addAttribute("complete", summary.complete());
        model.addAttribute("minutes", summary.recorded().toMinutes());
        return "evidence/recording";
    }

    @PostMapping("/recordings/{sittingId}/package")
    @AllowedTo(KeepsRecordOf.class)
    void issue(
            @PathVariable String sittingId,
            Form form,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        HandOver handOver = form.by(viewer, locale);
        Sitting sitting = below.sittings().find(SittingId.of(sittingId)).orElseThrow();
        SittingPackage.Packed packed = packages.pack(sitting, handOver);
        // Before the first byte leaves: what cannot be logged is not issued.
        audit.append(new AuditEntry(viewer.id(), "recording-issued", "sitting", sittingId, packed.digest()));
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, private");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("recording-" + sittingId + ".zip")
                        .build()
                        .toString());
        packed.writeTo(response.getOutputStream());
    }

    private Row row(Sitting sitting, String exam) {
        return new Row(
                sitting.id().toString(),
                exam,
                below.people().find(sitting.examinee()).map(Person::displayName).orElse("—"),
                sitting.endedAt() == null ? 0 : sitting.endedAt().toEpochMilli(),
                below.zone(sitting));
    }
}
