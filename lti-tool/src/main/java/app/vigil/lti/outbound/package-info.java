/**
 * The one HTTP client for every address a platform supplied (public addresses only, pinned, bounded).
 */
@NullMarked
package app.vigil.lti.outbound;

import org.jspecify.annotations.NullMarked;
