/**
 * HTTP surface of the {@code live} room.
 */
@NullMarked
package app.vigil.live.web;

import org.jspecify.annotations.NullMarked;
