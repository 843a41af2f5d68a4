package app.vigil.demo.lms.oidc;

import java.util.Map;

/** Adds claims to an id_token; each service and concept brings its own. */
public interface ClaimSource {

    Map<String, Object> claims(Message message);
}
