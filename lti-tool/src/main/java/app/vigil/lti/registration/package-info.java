/**
 * Registrations, deployments and Dynamic Registration 1.0.
 */
@NullMarked
package app.vigil.lti.registration;

import org.jspecify.annotations.NullMarked;
