/**
 * HTTP surface of the {@code people} room.
 */
@NullMarked
package app.vigil.people.web;

import org.jspecify.annotations.NullMarked;
