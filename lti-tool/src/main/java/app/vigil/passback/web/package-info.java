/**
 * HTTP surface of the {@code passback} room.
 */
@NullMarked
package app.vigil.passback.web;

import org.jspecify.annotations.NullMarked;
