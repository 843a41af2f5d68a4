/**
 * HTTP surface of the {@code decision} room.
 */
@NullMarked
package app.vigil.decision.web;

import org.jspecify.annotations.NullMarked;
