/**
 * HTTP surface of the {@code exam} room.
 */
@NullMarked
package app.vigil.exam.web;

import org.jspecify.annotations.NullMarked;
