package app.vigil.exam;

import app.vigil.lti.RegistrationId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A launch told where the exam's gradebook items are.
 *
 * @param admissionItem the item tied to the activity itself: the gate; null where the platform opens the assessment by
 *     Proctoring Services, for there the item of the link is the assessment's own grade
 * @param lineItems container in which the verification item is to be found or created
 * @param language of the launch, as a language tag: what the course speaks
 */
public record ExamLinked(
        ExamId exam, RegistrationId registration, @Nullable URI admissionItem, URI lineItems, String language) {}
