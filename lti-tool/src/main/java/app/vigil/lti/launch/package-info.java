/**
 * OIDC third-party-initiated login and the checks of an id_token (LTI 1.3 core, 5; Security Framework 1.0, 5).
 */
@NullMarked
package app.vigil.lti.launch;

import org.jspecify.annotations.NullMarked;
