/**
 * Rendering of forms to HTML and PDF from data given, in ru, uk and en.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package app.vigil.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
