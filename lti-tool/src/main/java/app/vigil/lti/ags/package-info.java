/**
 * Assignment and Grade Services 2.0, client side.
 */
@NullMarked
@NamedInterface("ags")
package app.vigil.lti.ags;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
