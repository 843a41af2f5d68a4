/**
 * HTTP surface of the {@code review} room.
 */
@NullMarked
package app.vigil.review.web;

import org.jspecify.annotations.NullMarked;
