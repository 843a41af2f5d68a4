package app.vigil.lti.launch;

import app.vigil.lti.ControlAction;
import app.vigil.lti.EndAssessmentLaunch;
import app.vigil.lti.Launch;
import app.vigil.lti.LtiProblem;
import app.vigil.lti.StartProctoringLaunch;
import app.vigil.lti.StartProctoringLaunch.ControlEndpoint;
import app.vigil.shared.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the claims of Proctoring Services out of a checked id_token.
 *
 * @see <a href="https://www.imsglobal.org/spec/proctoring/v1p0">Proctoring Services 1.0</a>
 */
final class ProctoringClaims {

    static final String AP = "https://purl.imsglobal.org/spec/lti-ap/claim/";
    static final String ATTEMPT_NUMBER = AP + "attempt_number";
    static final String SESSION_DATA = AP + "session_data";
    static final String START_ASSESSMENT_URL = AP + "start_assessment_url";
    static final String ACS = AP + "acs";
    static final String ACS_ADDRESS = "assessment_control_url";
    static final String ACS_ACTIONS = "actions";
    /** Longer than the signed values platforms use, short enough to be carried back in a form. */
    static final int SESSION_DATA_LENGTH = 16_000;

    private static final String SETTINGS = AP + "proctoring_settings";
    private static final String ERROR_MESSAGE = AP + "errormsg";
    private static final String ERROR_LOG = AP + "errorlog";

    private ProctoringClaims() {}

    static StartProctoringLaunch startProctoring(Launch.Core core, ClaimSet claims) {
        ClaimSet link = claims.object(ClaimSet.RESOURCE_LINK);
        return new StartProctoringLaunch(
                core,
                LaunchReader.required(link, "id"),
                link.label("title"),
                attemptNumber(claims),
                LaunchReader.required(claims, SESSION_DATA),
                claims.address(START_ASSESSMENT_URL)
                        .orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_START_ASSESSMENT_URL)),
                claims.object(SETTINGS).textOrNull("data"),
                control(claims.object(ACS)));
    }

    static EndAssessmentLaunch endAssessment(Launch.Core core, ClaimSet claims) {
        ClaimSet forgiving = withoutBlanksInNames(claims);
        return new EndAssessmentLaunch(
                core,
                claims.object(ClaimSet.RESOURCE_LINK).textOrNull("id"),
                attemptNumber(claims),
                forgiving.label(ERROR_MESSAGE),
                forgiving.label(ERROR_LOG));
    }

    private static int attemptNumber(ClaimSet claims) {
        return claims.number(ATTEMPT_NUMBER).orElseThrow(() -> new ProblemException(LtiProblem.LAUNCH_ATTEMPT_NUMBER));
    }

    /** Actions the standard does not know are left out. */
    private static Optional<ControlEndpoint> control(ClaimSet acs) {
        return acs.address(ACS_ADDRESS)
                .map(address -> new ControlEndpoint(
                        acs.texts(ACS_ACTIONS).orElse(List.of()).stream()
                                .flatMap(name -> ControlAction.of(name).stream())
                                .collect(Collectors.toUnmodifiableSet()),
                        address));
    }

    /** A library that platforms use writes the names of the two error claims with blanks around them. */
    private static ClaimSet withoutBlanksInNames(ClaimSet claims) {
        Map<String, Object> trimmed = new HashMap<>();
        claims.values().forEach((name, value) -> trimmed.putIfAbsent(name.strip(), value));
        return new ClaimSet(trimmed);
    }
}
