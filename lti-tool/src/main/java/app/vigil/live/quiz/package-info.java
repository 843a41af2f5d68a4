/**
 * The quiz page's side of a running sitting: its signals, and notices for it.
 */
@NullMarked
package app.vigil.live.quiz;

import org.jspecify.annotations.NullMarked;
