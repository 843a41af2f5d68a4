/**
 * LTI 1.3 as a standard, nothing of proctoring: registrations, keys, login, launch, service clients. A reader's map:
 *
 * <table>
 * <caption>Where each part of the standard lives</caption>
 * <tr><th>Part</th><th>Begins at</th></tr>
 * <tr><td>Registration and deployment (LTI 1.3 core, 3.1)</td><td>{@link app.vigil.lti.Registration}, {@link
 * app.vigil.lti.Connections}</td></tr>
 * <tr><td>Dynamic Registration 1.0</td><td>{@code registration.DynamicRegistration}, behind {@link
 * app.vigil.lti.Invitations}</td></tr>
 * <tr><td>Third-party-initiated login (Security Framework 1.0, 5.1.1)</td><td>{@code web.LoginController}, {@code
 * launch.Logins}</td></tr>
 * <tr><td>The browser a login began in: {@code __Host-} cookie, else the platform's storage (Client Side postMessages
 * 0.1), else a window of its own</td><td>{@code web.LoginController}, {@code launch.BrowserBinding}</td></tr>
 * <tr><td>Authentication response (Security Framework 1.0, 5.1.3)</td><td>{@code launch.Launches}; the checks in their
 * order in {@code launch.LaunchChecks}</td></tr>
 * <tr><td>Messages (LTI 1.3 core, 5)</td><td>{@link app.vigil.lti.Launch}, answered by {@link
 * app.vigil.lti.LaunchHandler}</td></tr>
 * <tr><td>Keys of both sides (Security Framework 1.0, 6)</td><td>{@code keys.ToolKeys}, {@code
 * keys.KeyRotation}, {@code keys.PlatformKeySets}; published at {@code web.KeySetController}</td></tr>
 * <tr><td>Service tokens (Security Framework 1.0, 4)</td><td>{@code service.ServiceCalls}</td></tr>
 * <tr><td>Assignment and Grade Services 2.0</td><td>{@link app.vigil.lti.ags.LineItems}, {@link
 * app.vigil.lti.ags.Scores}</td></tr>
 * <tr><td>Names and Role Provisioning Services 2.0</td><td>{@link app.vigil.lti.nrps.Memberships}</td></tr>
 * <tr><td>Deep Linking 2.0</td><td>{@link app.vigil.lti.deeplinking.DeepLinking}</td></tr>
 * <tr><td>Proctoring Services 1.0</td><td>{@link app.vigil.lti.proctoring.ProctoredAttempts}, {@link
 * app.vigil.lti.proctoring.AssessmentStarts}; its control service at {@link
 * app.vigil.lti.acs.AssessmentControls}</td></tr>
 * <tr><td>None of these, but all of them tried in a row</td><td>{@code doctor.ConnectionDoctor}, {@link
 * app.vigil.lti.DoctorCommand}</td></tr>
 * </table>
 *
 * <p>Rooms above answer messages with {@link app.vigil.lti.LaunchHandler}, hear of every launch by {@link
 * app.vigil.lti.LaunchAccepted} and erase what is theirs on {@link app.vigil.lti.RegistrationDeleted}; the four service
 * clients are plain interfaces. Nothing of theirs is known here: the room stands on {@code shared} and {@code audit}
 * alone.
 *
 * <p>Whatever can be used once is an {@link app.vigil.lti.OneUseValues one-use value}, kept in
 * the database or in Redis ({@code oneuse}); what a browser carries in between is {@link
 * app.vigil.lti.SignedValues signed}, and only its use is kept there; whatever a platform makes the tool call goes through {@code outbound.GuardedClient}; every refusal is an {@link app.vigil.lti.LtiProblem}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit"})
package app.vigil.lti;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
