package app.vigil.sitting;

import app.vigil.calendar.InstitutionCalendar;
import app.vigil.exam.Exam;
import app.vigil.shared.PersonId;
import app.vigil.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Examinees read the instructions that hold on the day, before they consent (R2-039, R2-075): once; a version that is
 * new to them is shown anew and acknowledged.
 */
@Component
public class Acquaintance {

    /** The box that says so. */
    public static final String TICK = "instructions";

    private final JdbcInstructions instructions;
    private final ExamTerms terms;
    private final InstitutionCalendar calendar;
    private final Clock clock;

    Acquaintance(JdbcInstructions instructions, ExamTerms terms, InstitutionCalendar calendar, Clock clock) {
        this.instructions = instructions;
        this.terms = terms;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param known shown to this examinee before, for another exam or before a withdrawal */
    public record ToRead(Instruction instruction, boolean known) {}

    /** What the examinee of a sitting has to read today. */
    public List<ToRead> toRead(Sitting sitting) {
        return toRead(terms.exam(sitting.exam()), sitting.examinee(), clock.instant());
    }

    private List<ToRead> toRead(Exam exam, PersonId examinee, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, calendar.zone(exam.profile()));
        List<Instruction> holding = instructions.inForce(exam.registration(), today);
        Set<UUID> known = instructions.known(
                examinee, holding.stream().map(Instruction::id).toList());
        return holding.stream()
                .map(instruction -> new ToRead(instruction, known.contains(instruction.id())))
                .toList();
    }

    /**
     * Puts down what was shown. Problems {@code instructions-outdated} when another version has come into force since,
     * {@code consent-incomplete} when what is new was not acknowledged.
     */
    void take(SittingRow sitting, Set<UUID> shown, Set<String> ticks, Locale locale, Instant now) {
        List<ToRead> asked = toRead(terms.exam(sitting.exam()), sitting.examinee(), now);
        Set<UUID> holding = asked.stream().map(one -> one.instruction().id()).collect(Collectors.toSet());
        if (!holding.equals(shown)) {
            throw new ProblemException(SittingProblem.INSTRUCTIONS_OUTDATED).with("sitting", sitting.id());
        }
        if (asked.stream().anyMatch(one -> !one.known()) && !ticks.contains(TICK)) {
            throw new ProblemException(SittingProblem.CONSENT_INCOMPLETE).with("sitting", sitting.id());
        }
        asked.forEach(one -> instructions.show(
                sitting.id(),
                one.instruction().id(),
                one.instruction().in(locale).language(),
                now));
    }
}
