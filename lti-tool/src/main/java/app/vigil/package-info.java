/**
 * The application class and the last, deny-all security chain; every capability is a room below.
 */
@NullMarked
package app.vigil;

import org.jspecify.annotations.NullMarked;
