/**
 * Names and Role Provisioning Services 2.0, client side.
 */
@NullMarked
@NamedInterface("nrps")
package app.vigil.lti.nrps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
