/**
 * What LTI 1.3 asks of a tool, clause by clause: the passing case and the hostile ones, told apart by the problem code.
 * The tool runs whole, in this process, on a port of its own; the platform is written to the standard and shares no code
 * with it.
 */
@NullMarked
package app.vigil.conformance;

import org.jspecify.annotations.NullMarked;
