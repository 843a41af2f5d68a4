package app.vigil.sitting.web;

import app.vigil.exam.Exam;
import app.vigil.shared.VigilSettings;
import app.vigil.sitting.Acquaintance;
import app.vigil.sitting.ConsentWording;
import app.vigil.sitting.ExamWindow;
import app.vigil.sitting.Heartbeats;
import app.vigil.sitting.Sitting;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.SittingState;
import app.vigil.sitting.Unframing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the state document in the examinee's language. */
@Component
class StateDocuments {

    private final ExamWindow window;
    private final RuleLines rules;
    private final InstructionLines instructions;
    private final MessageSource messages;
    private final VigilSettings settings;
    private final Clock clock;

    StateDocuments(
            ExamWindow window,
            RuleLines rules,
            InstructionLines instructions,
            MessageSource messages,
            VigilSettings settings,
            Clock clock) {
        this.window = window;
        this.rules = rules;
        this.instructions = instructions;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    StateDocument of(SittingId id, Locale locale) {
        ExamWindow.View view = window.view(id, locale);
        Sitting sitting = view.sitting();
        ExamWindow.Requirements requirements = view.requirements();
        Unframing because = view.unframedBecause();
        List<InstructionLine> toRead =
                sitting.state() == SittingState.LAUNCHED ? instructions.of(sitting, locale) : List.of();
        return new StateDocument(
                sitting.id().toString(),
                sitting.state().code(),
                clock.millis(),
                exam(view),
                new StateDocument.ExamineePart(view.examineeName()),
                rules.of(sitting.rules(), view.facesCompared(), locale),
                sitting.rules().customRules(),
                toRead,
                consent(view, toRead, locale),
                documentKinds(requirements.documentKinds(), locale),
                Set.copyOf(requirements.skippedSteps()),
                new StateDocument.Requirements(requirements.uploadKbitPerSecond(), requirements.storageBytes()),
                view.admission().name().toLowerCase(Locale.ROOT),
                new StateDocument.Presence(Heartbeats.EVERY.toSeconds()),
                view.presentation().code(),
                sitting.quality().code(),
                because == null ? null : because.code(),
                view.loaderToken(),
                new StateDocument.Submission(
                        millis(sitting.submissionConfirmedAt()), millis(view.gateClosesAt()), view.gateClosed()),
                view.evidenceComplete(),
                view.endReason(),
                view.platformAssessment(),
                leaveAddress(view));
    }

    /** Where an examinee who may not begin tells the platform so; nobody else needs to. */
    private @Nullable String leaveAddress(ExamWindow.View view) {
        SittingState state = view.sitting().state();
        boolean refused = state.ended() && state != SittingState.FINISHED;
        return view.platformAssessment() && refused
                ? AssessmentPages.leaving(settings, view.sitting().id())
                : null;
    }

    private StateDocument.ExamPart exam(ExamWindow.View view) {
        Exam exam = view.exam();
        return new StateDocument.ExamPart(
                exam.title(),
                exam.kind().code(),
                exam.mode().code(),
                view.platformAssessment()
                        ? AssessmentPages.entering(settings, view.sitting().id())
                        : exam.quizAddress().toString(),
                millis(exam.opensAt()),
                millis(view.closesAt()));
    }

    private StateDocument.ConsentPart consent(ExamWindow.View view, List<InstructionLine> toRead, Locale locale) {
        ConsentWording wording = view.consent();
        Stream<StateDocument.Tick> unread = toRead.stream()
                .filter(line -> !line.known())
                .limit(1)
                .map(line -> new StateDocument.Tick(Acquaintance.TICK, instructions.tick(locale), true));
        Stream<StateDocument.Tick> asked = wording
                .asked(view.consentedAt() != null, view.sitting().rules())
                .stream()
                .map(tick -> new StateDocument.Tick(tick.code(), tick.label(), tick.required()));
        return new StateDocument.ConsentPart(
                wording.version(),
                wording.title(),
                millis(view.consentedAt()),
                wording.sections().stream()
                        .map(section -> new StateDocument.Section(section.title(), section.text()))
                        .toList(),
                Stream.concat(unread, asked).toList(),
                view.representativeRequired(),
                view.representativeRecorded());
    }

    private List<StateDocument.Labelled> documentKinds(List<String> codes, Locale locale) {
        return codes.stream()
                .map(code ->
                        new StateDocument.Labelled(code, messages.getMessage("document-kind." + code, null, locale)))
                .toList();
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
