/**
 * HTTP surface of the {@code sitting} room.
 */
@NullMarked
package app.vigil.sitting.web;

import org.jspecify.annotations.NullMarked;
