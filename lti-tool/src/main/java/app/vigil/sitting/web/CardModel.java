package app.vigil.sitting.web;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.shared.DateWords;
import app.vigil.sitting.ExamWindow;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the card inside the LMS frame says. */
@Component
class CardModel {

    private final RuleLines rules;
    private final InstructionLines instructions;
    private final InstitutionCalendar calendar;
    private final Clock clock;

    CardModel(RuleLines rules, InstructionLines instructions, InstitutionCalendar calendar, Clock clock) {
        this.rules = rules;
        this.instructions = instructions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whether the exam window may be entered, and if not, why; each is a message {@code sitting.door.<code>}. */
    enum Door {
        NOT_YET("not-yet"),
        BEGIN("begin"),
        CONTINUE("continue"),
        UPLOAD("upload"),
        CLOSED("closed"),
        ENDED("ended");

        private final String code;

        Door(String code) {
            this.code = code;
        }

        /** Part of the message key. */
        public String code() {
            return code;
        }

        public boolean opens() {
            return this == BEGIN || this == CONTINUE || this == UPLOAD;
        }
    }

    /** Times are in the institution's zone, the zone named; null when there is no limit. */
    record Card(
            String title,
            String kind,
            String state,
            Door door,
            @Nullable String opens,
            @Nullable String closes,
            @Nullable String enters,
            List<RuleLine> permissions,
            List<String> customRules,
            List<InstructionLine> instructions,
            @Nullable String endReason,
            boolean waitsForRepresentative,
            boolean resultsOpen) {

        /** Recorded and over, the upload included: from now on there is a page that tells what became of it. */
        boolean over() {
            return door == Door.ENDED;
        }
    }

    Card of(ExamWindow.View view, Locale locale) {
        Exam exam = view.exam();
        Sitting sitting = view.sitting();
        ZoneId zone = calendar.zone(exam.profile());
        Door door = door(view, clock.instant());
        return new Card(
                exam.title(),
                exam.kind().code(),
                sitting.state().code(),
                door,
                words(exam.opensAt(), zone, locale),
                words(view.closesAt(), zone, locale),
                words(view.entersFrom(), zone, locale),
                rules.permissions(sitting.rules(), locale),
                sitting.rules().customRules(),
                door == Door.ENDED ? List.of() : instructions.of(sitting, locale),
                view.endReason(),
                view.representativeRequired() && !view.representativeRecorded(),
                view.resultsOpen());
    }

    private static Door door(ExamWindow.View view, Instant now) {
        SittingState state = view.sitting().state();
        if (state == SittingState.FINISHED && !view.evidenceComplete()) {
            return Door.UPLOAD;
        }
        if (state.ended()) {
            return Door.ENDED;
        }
        if (state.recording()) {
            return Door.CONTINUE;
        }
        if (view.entersFrom() != null && now.isBefore(view.entersFrom())) {
            return Door.NOT_YET;
        }
        Instant closes = view.closesAt();
        if (closes != null && !now.isBefore(closes)) {
            return Door.CLOSED;
        }
        return state == SittingState.LAUNCHED ? Door.BEGIN : Door.CONTINUE;
    }

    private static @Nullable String words(@Nullable Instant at, ZoneId zone, Locale locale) {
        return at == null
                ? null
                : DateWords.of(FormatStyle.LONG, FormatStyle.SHORT, locale).format(at.atZone(zone))
                        + " ("
                        + DateTimeFormatter.ofPattern("O", locale).format(at.atZone(zone)) + ")";
    }
}
