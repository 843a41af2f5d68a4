/**
 * The platform's end: keys, endpoints that follow the standard, and answers that do not.
 */
@NullMarked
package app.vigil.conformance.platform;

import org.jspecify.annotations.NullMarked;
