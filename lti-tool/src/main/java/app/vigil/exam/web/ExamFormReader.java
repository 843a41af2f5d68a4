package app.vigil.exam.web;

import static java.util.Objects.requireNonNull;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamKind;
import app.vigil.exam.ExamProfiles;
import app.vigil.exam.ExamSettings;
import app.vigil.exam.ProctoringMode;
import app.vigil.exam.QualityProfile;
import app.vigil.exam.QuizPresentation;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.people.OrganisationalUnit;
import app.vigil.people.UnitId;
import app.vigil.people.Units;
import app.vigil.shared.CommonProblem;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a typed form into settings, or says field by field why not. */
@Component
class ExamFormReader {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_OWN_RULES = 4000;
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final QuizAddress quizAddress;
    private final InstitutionCalendar calendar;
    private final Units units;
    private final ExamProfiles profiles;

    ExamFormReader(QuizAddress quizAddress, InstitutionCalendar calendar, Units units, ExamProfiles profiles) {
        this.quizAddress = quizAddress;
        this.calendar = calendar;
        this.units = units;
        this.profiles = profiles;
    }

    /** How reading a form ended. */
    sealed interface Reading {
        record Accepted(ExamSettings settings) implements Reading {}

        record Refused(Map<String, Complaints.Complaint> complaints) implements Reading {}
    }

    Reading read(ExamForm form, Registration registration) {
        Complaints complaints = new Complaints();
        checkTexts(form, complaints);
        ZoneId zone = calendar.zone(profile(form));
        URI quiz = quizAddress.read(form.quizAddress(), registration, complaints);
        Dates dates = dates(form, zone, complaints);
        Duration duration = minutes("durationMinutes", form.durationMinutes(), complaints);
        Exam.PresencePolicy presence = presence(form, complaints);
        if (!complaints.none()) {
            return new Reading.Refused(complaints.byField());
        }
        return new Reading.Accepted(new ExamSettings(
                form.title(),
                kind(form),
                form.teacherChecked(),
                mode(form),
                requireNonNull(quiz),
                dates.opensAt(),
                dates.closesAt(),
                duration,
                unit(form, registration.id()),
                form.profile(),
                form.matrix(),
                presence,
                form.representativeConsentRequired(),
                presentation(form),
                quality(form),
                dates.resultsFrom()));
    }

    private record Dates(
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable Instant resultsFrom) {}

    private static Dates dates(ExamForm form, ZoneId zone, Complaints complaints) {
        Instant opensAt = instant("opensAt", form.opensAt(), zone, complaints);
        Instant closesAt = instant("closesAt", form.closesAt(), zone, complaints);
        Instant resultsFrom = instant("resultsFrom", form.resultsFrom(), zone, complaints);
        if (opensAt != null && closesAt != null && !opensAt.isBefore(closesAt)) {
            complaints.add("closesAt", "exam.complaint.closes-before-opening");
        }
        // Somebody still writing would see what others have got.
        if (resultsFrom != null && (closesAt == null || resultsFrom.isBefore(closesAt))) {
            complaints.add("resultsFrom", "exam.complaint.results-before-closing");
        }
        return new Dates(opensAt, closesAt, resultsFrom);
    }

    private static void checkTexts(ExamForm form, Complaints complaints) {
        if (form.title().isEmpty()) {
            complaints.add("title", "exam.complaint.title-missing");
        }
        if (form.title().length() > LONGEST_TITLE) {
            complaints.add("title", "exam.complaint.title-too-long");
        }
        if (form.customRules().length() > LONGEST_OWN_RULES) {
            complaints.add("customRules", "exam.complaint.own-rules-too-long");
        }
        form.rules().forEach((rule, row) -> {
            if (!row.readable()) {
                complaints.add("rule." + rule.code(), "exam.complaint.threshold");
            }
        });
    }

    private static Exam.PresencePolicy presence(ExamForm form, Complaints complaints) {
        Duration closeGateAfter = minutes("closeGateAfterMinutes", form.closeGateAfterMinutes(), complaints);
        Duration abandonAfter = minutes("abandonAfterMinutes", form.abandonAfterMinutes(), complaints);
        if (abandonAfter == null) {
            complaints.add("abandonAfterMinutes", "exam.complaint.minutes");
        }
        return new Exam.PresencePolicy(closeGateAfter, abandonAfter == null ? Duration.ofHours(1) : abandonAfter);
    }

    private static @Nullable Duration minutes(String field, String typed, Complaints complaints) {
        if (typed.isEmpty()) {
            return null;
        }
        Duration read = typed.matches("\\d{1,5}") ? Duration.ofMinutes(Long.parseLong(typed)) : Duration.ZERO;
        if (!read.isPositive() || read.compareTo(A_WEEK) > 0) {
            complaints.add(field, "exam.complaint.minutes");
            return null;
        }
        return read;
    }

    private static @Nullable Instant instant(String field, String typed, ZoneId zone, Complaints complaints) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed, ExamForm.LOCAL).atZone(zone).toInstant();
        } catch (DateTimeParseException unreadable) {
            complaints.add(field, "exam.complaint.date");
            return null;
        }
    }

    private String profile(ExamForm form) {
        if (!profiles.knows(form.profile())) {
            throw notOffered("profile");
        }
        return form.profile();
    }

    private UnitId unit(ExamForm form, RegistrationId registration) {
        return units.of(registration).stream()
                .map(OrganisationalUnit::id)
                .filter(unit -> unit.toString().equals(form.unit()))
                .findFirst()
                .orElseThrow(() -> notOffered("unit"));
    }

    private static ExamKind kind(ExamForm form) {
        try {
            return ExamKind.ofCode(form.kind());
        } catch (IllegalArgumentException unknown) {
            throw notOffered("kind");
        }
    }

    private static ProctoringMode mode(ExamForm form) {
        try {
            return ProctoringMode.ofCode(form.mode());
        } catch (IllegalArgumentException unknown) {
            throw notOffered("mode");
        }
    }

    private static QuizPresentation presentation(ExamForm form) {
        try {
            return QuizPresentation.ofCode(form.presentation());
        } catch (IllegalArgumentException unknown) {
            throw notOffered("presentation");
        }
    }

    private static QualityProfile quality(ExamForm form) {
        try {
            return QualityProfile.ofCode(form.quality());
        } catch (IllegalArgumentException unknown) {
            throw notOffered("quality");
        }
    }

    /** Choices come from our own lists: another value was not picked in the form. */
    private static ProblemException notOffered(String field) {
        return new ProblemException(CommonProblem.INVALID_REQUEST).with("field", field);
    }
}
