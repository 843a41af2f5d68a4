/** Faults of a platform that an administrator of the demo may switch on, to see what the tool makes of them. */
@NullMarked
package app.vigil.demo.lms.faults;

import org.jspecify.annotations.NullMarked;
