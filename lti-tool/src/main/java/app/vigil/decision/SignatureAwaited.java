package app.vigil.decision;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.util.List;

/**
 * A registered paper waits for these people's signatures now (R2-046, R2-047, R2-050, R4-062).
 *
 * @param kind label {@code paper.kind.<kind>}
 * @param path where it is read and signed
 */
public record SignatureAwaited(ExamId exam, String kind, String number, String path, List<PersonId> signers) {}
