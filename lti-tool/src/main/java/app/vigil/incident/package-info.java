/**
 * Marks: which rule, when, which value against which threshold, found by what; and the verdict of a human.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "retention::spi", "sitting", "people", "exam"})
package app.vigil.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
