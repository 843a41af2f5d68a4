/**
 * Tokens, proper and forged, built from bytes: a library would refuse to make the worst of them.
 */
@NullMarked
package app.vigil.conformance.token;

import org.jspecify.annotations.NullMarked;
