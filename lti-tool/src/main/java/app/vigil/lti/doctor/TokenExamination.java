package app.vigil.lti.doctor;

import app.vigil.lti.Registration;
import app.vigil.lti.Scopes;
import app.vigil.lti.service.ServiceCalls;
import app.vigil.lti.service.ServiceFailure;
import app.vigil.lti.service.ServiceFailure.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks for a fresh token of every scope the tool works with. */
@Component
class TokenExamination implements Examination {

    /** Scope and the label of what will not work without it. */
    private static final Map<String, String> SCOPES = new LinkedHashMap<>();

    static {
        SCOPES.put(Scopes.LINE_ITEM, "scope-missing-line-items");
        SCOPES.put(Scopes.SCORE, "scope-missing-scores");
        SCOPES.put(Scopes.RESULT_READ_ONLY, "scope-missing-results");
        SCOPES.put(Scopes.MEMBERSHIP_READ_ONLY, "scope-missing-memberships");
    }

    private final ServiceCalls calls;

    TokenExamination(ServiceCalls calls) {
        this.calls = calls;
    }

    @Override
    public Step step() {
        return Step.TOKEN;
    }

    @Override
    public List<Finding> of(Registration registration) {
        List<Finding> missing = new ArrayList<>();
        for (Map.Entry<String, String> scope : SCOPES.entrySet()) {
            try {
                calls.renewToken(registration.id(), scope.getKey());
            } catch (ServiceFailure failure) {
                if (failure.kind() != Kind.SCOPE_REFUSED) {
                    // The others would fail alike.
                    return List.of(Failures.of(registration.tokenEndpoint(), failure));
                }
                missing.add(Finding.bad(scope.getValue()));
            }
        }
        return missing.isEmpty() ? List.of(Finding.good("token-good", SCOPES.size())) : List.copyOf(missing);
    }
}
