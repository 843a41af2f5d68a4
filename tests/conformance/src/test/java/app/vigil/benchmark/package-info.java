/**
 * Figures of the long run: sides measured by turns in one run, ratios printed, bars asserted.
 */
@NullMarked
package app.vigil.benchmark;

import org.jspecify.annotations.NullMarked;
