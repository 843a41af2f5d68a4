/**
 * The Assessment Control Service of Proctoring Services 1.0, client side.
 *
 * @see <a href="https://www.imsglobal.org/spec/proctoring/v1p0">Proctoring Services 1.0</a>
 */
@NullMarked
@NamedInterface("acs")
package app.vigil.lti.acs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
