package app.vigil.lti.launch;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Origins;
import app.vigil.shared.ProblemException;
import java.net.URI;
import java.util.List;

/** A deep linking request takes resource links and is answered on the platform's own origin (Deep Linking 2.0, 3.1). */
final class DeepLinkingSettingsCheck implements LaunchCheck {

    @Override
    public void check(IdToken token) {
        if (!MessageType.DEEP_LINKING.is(token)) {
            return;
        }
        ClaimSet settings = token.all().object(ClaimSet.DEEP_LINKING_SETTINGS);
        List<String> platform = token.registration().origins();
        boolean returnsToPlatform = settings.address("deep_link_return_url")
                .filter(address -> onOneOf(platform, address))
                .isPresent();
        boolean takesLinks = settings.texts("accept_types").orElse(List.of()).contains("ltiResourceLink");
        if (!returnsToPlatform || !takesLinks) {
            throw new ProblemException(LtiProblem.LAUNCH_DEEP_LINKING_SETTINGS);
        }
    }

    private static boolean onOneOf(List<String> origins, URI address) {
        return address.getRawUserInfo() == null
                && Origins.of(address).filter(origins::contains).isPresent();
    }
}
