package app.vigil.lti.doctor;

import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.ags.ScoreOutcome;
import app.vigil.lti.outbound.OutboundFailure;
import app.vigil.lti.service.ServiceFailure;
import java.net.URI;

/** Findings for what did not succeed; they name hosts and statuses and nothing that was fetched. */
final class Failures {

    private Failures() {}

    static Finding of(URI address, OutboundFailure failure) {
        return switch (failure.kind()) {
            case ADDRESS_REFUSED -> Finding.bad("address-refused", host(address));
            case UNREACHABLE -> Finding.bad("unreachable", host(address));
            case TIMED_OUT -> Finding.bad("timed-out", host(address));
            case UNTRUSTED -> Finding.bad("untrusted", host(address));
            case TOO_LARGE, UNUSABLE -> Finding.bad("unreadable", host(address));
        };
    }

    static Finding of(URI address, ServiceFailure failure) {
        return switch (failure.kind()) {
            case ANSWERED -> Finding.bad("answered-badly", host(address), Integer.toString(failure.status()));
            case UNREACHABLE -> Finding.bad("unreachable", host(address));
            case TIMED_OUT -> Finding.bad("timed-out", host(address));
            case UNTRUSTED -> Finding.bad("untrusted", host(address));
            case NOT_ALLOWED -> Finding.bad("address-refused", host(address));
            case UNREADABLE -> Finding.bad("unreadable", host(address));
            case TOKEN_REFUSED -> Finding.bad("token-refused");
            case SCOPE_REFUSED -> Finding.bad("scope-refused");
        };
    }

    static Finding of(URI address, PlatformFailure failure) {
        return of(address, failure.kind());
    }

    static Finding of(URI address, ScoreOutcome.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> Finding.bad("token-refused");
            case SCOPE_MISSING -> Finding.bad("scope-refused");
            case FORBIDDEN -> Finding.bad("service-forbidden");
            case NOT_ALLOWED -> Finding.bad("address-refused", host(address));
            case NOT_FOUND -> Finding.bad("service-not-found");
            case REFUSED, CONFLICT -> Finding.bad("service-refused");
            case THROTTLED -> Finding.note("service-throttled");
            case DELIVERED, PLATFORM_ERROR -> Finding.bad("service-failed");
            case TIMED_OUT -> Finding.bad("timed-out", host(address));
            case UNREACHABLE -> Finding.bad("unreachable", host(address));
        };
    }

    static String host(URI address) {
        return String.valueOf(address.getHost());
    }
}
