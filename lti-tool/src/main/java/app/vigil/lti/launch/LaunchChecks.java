package app.vigil.lti.launch;

import app.vigil.lti.registration.Deployments;
import app.vigil.shared.VigilSettings;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Every check of an id_token after its signature, in the order they are made.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p0/#authentication-response-validation">Security Framework
 *     1.0, 5.1.3</a>
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3/#required-message-claims">LTI 1.3 core, 5.3</a>
 * @see <a href="https://www.imsglobal.org/spec/proctoring/v1p0">Proctoring Services 1.0</a>
 */
@Component
class LaunchChecks {

    private final List<LaunchCheck> inOrder;

    LaunchChecks(Clock clock, Deployments deployments, VigilSettings settings) {
        inOrder = List.of(
                new IssuerCheck(),
                new AudienceCheck(),
                new AuthorizedPartyCheck(),
                new TimesPresentCheck(),
                new ExpiryCheck(clock),
                new AgeCheck(clock),
                new NotFromTheFutureCheck(clock),
                new NonceCheck(),
                new SubjectCheck(),
                new VersionCheck(),
                new MessageTypeCheck(),
                new DeploymentPresentCheck(),
                new DeploymentAcceptedCheck(deployments),
                new RolesCheck(),
                new ContextCheck(),
                new ResourceLinkCheck(),
                new TargetLinkCheck(settings.publicUrl()),
                new DeepLinkingSettingsCheck(),
                new ForUserCheck(),
                new ReviewedLineItemCheck(),
                new AttemptNumberCheck(),
                new SessionDataCheck(),
                new StartAssessmentUrlCheck(),
                new AssessmentControlCheck());
    }

    void check(IdToken token) {
        inOrder.forEach(check -> check.check(token));
    }
}
