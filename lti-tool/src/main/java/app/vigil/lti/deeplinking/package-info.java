/**
 * Deep Linking 2.0, tool side.
 */
@NullMarked
@NamedInterface("deeplinking")
package app.vigil.lti.deeplinking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
