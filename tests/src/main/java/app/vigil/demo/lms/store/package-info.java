/** Keeps the LMS's changeable facts in memory and, after each change, in one JSON file. */
@NullMarked
package app.vigil.demo.lms.store;

import org.jspecify.annotations.NullMarked;
