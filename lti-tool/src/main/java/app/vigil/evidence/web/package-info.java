/**
 * HTTP surface of the {@code evidence} room.
 */
@NullMarked
package app.vigil.evidence.web;

import org.jspecify.annotations.NullMarked;
