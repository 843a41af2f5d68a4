/**
 * HTTP surface of the {@code lti} room.
 */
@NullMarked
package app.vigil.lti.web;

import org.jspecify.annotations.NullMarked;
