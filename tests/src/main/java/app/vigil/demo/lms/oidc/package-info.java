/** The launch: login initiation, the authorization endpoint and the id_token with its claims. */
@NullMarked
package app.vigil.demo.lms.oidc;

import org.jspecify.annotations.NullMarked;
