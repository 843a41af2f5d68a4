package app.vigil.sitting.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state document of the contract: what the exam window knows of its sitting. */
record StateDocument(
        String id,
        String state,
        long serverTime,
        ExamPart exam,
        ExamineePart examinee,
        List<RuleLine> rules,
        List<String> customRules,
        List<InstructionLine> instructions,
        ConsentPart consent,
        List<Labelled> documentKinds,
        Set<String> skippedSteps,
        Requirements requirements,
        String admission,
        Presence presence,
        String presentation,
        String quality,
        @Nullable String unframedBecause,
        @Nullable String loaderToken,
        Submission submission,
        boolean evidenceComplete,
        @Nullable String terminationReason,
        boolean platformAssessment,
        @Nullable String leaveAddress) {

    record ExamPart(
            String title,
            String kind,
            String mode,
            String quizAddress,
            @Nullable Long opensAt,
            @Nullable Long closesAt) {}

    record ExamineePart(String name) {}

    record ConsentPart(
            String version,
            String title,
            @Nullable Long givenAt,
            List<Section> sections,
            List<Tick> ticks,
            boolean representativeRequired,
            boolean representativeRecorded) {}

    record Tick(String code, String label, boolean required) {}

    record Section(String title, String text) {}

    record Labelled(String code, String label) {}

    record Requirements(int uploadKbitPerSecond, long storageBytes) {}

    record Presence(long heartbeatSeconds) {}

    record Submission(@Nullable Long confirmedAt, @Nullable Long gateClosesAt, boolean gateClosed) {}
}
