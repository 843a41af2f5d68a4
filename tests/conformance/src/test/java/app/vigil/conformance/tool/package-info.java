/**
 * The tool's end as the world sees it: nodes on ports, and browsers with cookies.
 */
@NullMarked
package app.vigil.conformance.tool;

import org.jspecify.annotations.NullMarked;
