/**
 * The tool's own keys and the platforms' key sets.
 */
@NullMarked
package app.vigil.lti.keys;

import org.jspecify.annotations.NullMarked;
