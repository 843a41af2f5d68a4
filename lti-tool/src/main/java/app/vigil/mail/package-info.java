/**
 * Letters by e-mail: an outbox that outlives a restart, and what became of each. Knows people and their addresses, and
 * nothing of what the letters are about.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "retention::spi", "lti", "people"})
package app.vigil.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
