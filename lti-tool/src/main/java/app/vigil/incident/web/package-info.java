/**
 * HTTP surface of the {@code incident} room.
 */
@NullMarked
package app.vigil.incident.web;

import org.jspecify.annotations.NullMarked;
