package app.vigil.sitting;

import app.vigil.exam.ExamId;
import app.vigil.lti.RegistrationId;
import app.vigil.shared.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The instructions of an institution in all their versions, and which of them were shown to whom (R2-075). */
public interface Instructions {

    /** Every version of every kind, newest first. */
    List<Instruction> of(RegistrationId institution);

    /** Of each kind the version that holds on this day. */
    List<Instruction> inForce(RegistrationId institution, LocalDate day);

    /** Adds a version; the older ones stay. Publishes {@link InstructionIssued}. */
    Instruction issue(RegistrationId institution, Draft draft, PersonId by);

    /** What was shown for a sitting, in the order of the kinds. */
    List<Shown> shown(SittingId sitting);

    /** What was shown for each sitting of an exam. */
    Map<SittingId, List<Shown>> shown(ExamId exam);

    /** A version to be; what it says is as in {@link Instruction}. */
    record Draft(InstructionKind kind, LocalDate validFrom, String orderNumber, List<Instruction.Wording> wordings) {}

    /** @param language it was shown in */
    record Shown(
            InstructionKind kind, int version, LocalDate validFrom, String orderNumber, String language, Instant at) {}
}
