/**
 * How marks are taken in, kept and judged.
 */
@NullMarked
package app.vigil.incident.marks;

import org.jspecify.annotations.NullMarked;
