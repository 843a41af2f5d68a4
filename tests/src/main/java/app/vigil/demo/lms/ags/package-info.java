/** Assignment and Grade Services 2.0: line items, scores, results. */
@NullMarked
package app.vigil.demo.lms.ags;

import org.jspecify.annotations.NullMarked;
